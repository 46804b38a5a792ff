class A:
    def f(self): return 'A.f'
class B(A): pass
b = B()
print([b.f() for _ in range(3)])  # expect: ['A.f', 'A.f', 'A.f']
A.f = lambda self: 'A.new'
print([b.f() for _ in range(3)])  # expect: ['A.new', 'A.new', 'A.new']
B.f = lambda self: 'B.f'
print(b.f())  # expect: B.f
del B.f
print(b.f())  # expect: A.new
