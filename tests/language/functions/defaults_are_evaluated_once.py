def f(x, seen=[]):
    seen.append(x)
    return seen
print(f(1), f(2), f(3, []))  # expect: [1, 2] [1, 2] [3]
n = 5
def g(x=n): return x
n = 6
print(g(), g.__defaults__, f.__defaults__)  # expect: 5 (5,) ([1, 2],)
