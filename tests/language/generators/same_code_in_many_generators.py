def g(n):
    for i in range(n):
        yield i

its = [g(n) for n in range(5)]
print([list(it) for it in its])  # expect: [[], [0], [0, 1], [0, 1, 2], [0, 1, 2, 3]]
a, b = g(3), g(3)
print(next(a), next(a), next(b), next(a), next(b))  # expect: 0 1 0 2 1
total = 0
for i in g(50):
    for j in g(i):
        total += j
print(total)               # expect: 19600

def pick(i):
    return [1, 2] if i % 3 == 0 else (3, 4) if i % 3 == 1 else g(2)

out = []
for i in range(9):
    for x in pick(i):
        out.append(x)
print(out)                 # expect: [1, 2, 3, 4, 0, 1, 1, 2, 3, 4, 0, 1, 1, 2, 3, 4, 0, 1]
