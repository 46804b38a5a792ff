data = {'list': [1, {'deep': (2, [3])}], 'set': {1}}
print(data['list'][1]['deep'][1][0], data)  # expect: 3 {'list': [1, {'deep': (2, [3])}], 'set': {1}}
data['list'][1]['deep'][1].append(4)
print(data)  # expect: {'list': [1, {'deep': (2, [3, 4])}], 'set': {1}}
