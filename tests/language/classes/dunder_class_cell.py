class A:
    def f(self): return __class__
    def g(self): return [__class__.__name__ for _ in range(2)]
class B(A): pass
print(A().f(), B().f(), A().g())  # expect: <class '__main__.A'> <class '__main__.A'> ['A', 'A']
