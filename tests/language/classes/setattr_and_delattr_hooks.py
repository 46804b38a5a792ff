class Guard:
    def __setattr__(self, name, value):
        print('set', name, value)
        super().__setattr__(name, value)
    def __delattr__(self, name):
        print('del', name)
        object.__delattr__(self, name)
g = Guard()
g.a = 1  # expect: set a 1
g.a += 1  # expect: set a 2
del g.a  # expect: del a
print(hasattr(g, 'a'))  # expect: False
