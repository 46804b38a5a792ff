class C:
    @property
    def x(self): return 'property'
    def y(self): return 'method'
c = C()
c.__dict__['x'] = 'instance'
c.__dict__['y'] = 'instance'
print(c.x, c.y)  # expect: property instance
