def f(a, b=2):
    c = 3
    return sorted(vars().items())
print(f(1))  # expect: [('a', 1), ('b', 2), ('c', 3)]
class C:
    p = 1
    q = sorted([k for k in locals() if not k.startswith('__')]) if 0 else list(locals())[-1]
print(C.q)  # expect: p
