class A:
    @classmethod
    def make(cls): return ('A.make', cls.__name__)
    @property
    def p(self): return 'A.p'
class B(A):
    @classmethod
    def make(cls): return ('B', super().make())
    @property
    def p(self): return 'B+' + super().p
print(B.make(), B().p)  # expect: ('B', ('A.make', 'B')) B+A.p
