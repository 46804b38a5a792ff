class C:
    def __init__(self): self.__x = 1
    def get(self): return self.__x
    def __m(self): return 'private'
    def call(self): return self.__m()
c = C()
print(c.get(), c._C__x, c.call(), hasattr(c, '__x'), list(vars(c)))  # expect: 1 1 private False ['_C__x']
