a = [3, 1, 2]
a.append(5); a.extend('xy'); a.insert(1, 'i'); a.insert(100, 'end'); a.insert(-1, 'b')
print(a, a.pop(), a.pop(0), a.index('x'), a.count(1))  # expect: ['i', 1, 2, 5, 'x', 'y', 'b'] end 3 4 1
a.remove('x')
a.reverse()
print(a, a.copy(), a.copy() is a)  # expect: ['b', 'y', 5, 2, 1, 'i'] ['b', 'y', 5, 2, 1, 'i'] False
a.clear()
print(a)  # expect: []
