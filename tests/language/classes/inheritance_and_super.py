class A:
    def __init__(self): self.log = ['A']
    def hello(self): return 'A.hello'
class B(A):
    def __init__(self):
        super().__init__()
        self.log.append('B')
    def hello(self): return 'B+' + super().hello()
class C(B):
    def hello(self): return 'C+' + super(C, self).hello()
print(C().log, C().hello(), isinstance(C(), A), issubclass(C, A), C.__mro__)
# expect: ['A', 'B'] C+B+A.hello True True (<class '__main__.C'>, <class '__main__.B'>, <class '__main__.A'>, <class 'object'>)
