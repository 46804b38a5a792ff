a = [3, 2, 1]
a.sort(key=lambda x: a.append(x))  # expect error: TypeError: '<' not supported between instances of 'NoneType' and 'NoneType'
