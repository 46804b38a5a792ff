def f(n):
    k = 10
    return [x * k + n for x in range(3)], {x: k for x in range(2)}, {n for _ in 'ab'}
print(f(1))  # expect: ([1, 11, 21], {0: 10, 1: 10}, {1})
class C:
    items = [1, 2]
    doubled = [x * 2 for x in items]
print(C.doubled)  # expect: [2, 4]
