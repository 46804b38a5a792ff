print(sum(x * x for x in range(10)))  # expect: 285
print(list((x, y) for x in "ab" for y in range(2) if x != "b" or y))  # expect: [('a', 0), ('a', 1), ('b', 1)]
print(max(len(w) for w in ["a", "bbb", "cc"]), any(x > 2 for x in [1, 2, 3]))  # expect: 3 True
print(",".join(str(i) for i in range(4)))  # expect: 0,1,2,3
print(dict((k, k * 2) for k in range(3)))  # expect: {0: 0, 1: 2, 2: 4}
g = (i for i in range(3))
print(next(g), next(g), list(g))  # expect: 0 1 [2]
print(set(c.upper() for c in "aab") == {"A", "B"})  # expect: True
print(list((lambda: i)() for i in range(3)))  # expect: [0, 1, 2]
print(list(x for x in (y + 1 for y in (z * 2 for z in range(3)))))  # expect: [1, 3, 5]
