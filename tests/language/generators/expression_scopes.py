x = "global"
g = (x for x in range(2))
print(x, list(g), x)       # expect: global [0, 1] global

class C:
    items = [1, 2]
    n = 10
    got = list(i for i in items)
    try:
        list(n for i in items)
        list(n + i for i in items)
    except NameError as e:
        print(e)           # expect: name 'n' is not defined

print(C.got)               # expect: [1, 2]

def f(n):
    g = (n * i for i in range(3))
    n = 100
    return list(g)

print(f(1))                # expect: [0, 100, 200]
print([*(y := i for i in range(3))], y)  # expect: [0, 1, 2] 2
