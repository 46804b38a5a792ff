class Base:
    def go(self): return ['Base']
class L(Base):
    def go(self): return ['L'] + super().go()
class R(Base):
    def go(self): return ['R'] + super().go()
class D(L, R):
    def go(self): return ['D'] + super().go()
print(D().go())  # expect: ['D', 'L', 'R', 'Base']
print([k.__name__ for k in D.__mro__])  # expect: ['D', 'L', 'R', 'Base', 'object']
