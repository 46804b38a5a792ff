def count(n):
    i = 0
    while i < n:
        yield i
        i += 1

for i in count(3):
    print(i)
print(list(count(4)), tuple(count(2)), sum(count(10)))
print([a + b for a, b in zip(count(3), count(5))])

# expect: 0
# expect: 1
# expect: 2
# expect: [0, 1, 2, 3] (0, 1) 45
# expect: [0, 2, 4]
