from __future__ import annotations
class C:
    def f(self, x: C, *, y: C.D = 1) -> Self[C]: ...
    D: int = 3
print(C.f.__annotations__, C.__annotations__)
# expect: {'x': 'C', 'y': 'C.D', 'return': 'Self[C]'} {'D': 'int'}
def outer():
    T = 1
    def inner(a: T): return a
    return inner
i = outer(); print(i.__annotations__, i.__closure__)  # expect: {'a': 'T'} None
