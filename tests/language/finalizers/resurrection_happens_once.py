# __del__ may bring the object back; the second death is silent.
saved = []


class Phoenix:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)
        saved.append(self)


p = Phoenix("one")
del p  # expect: del one
print(len(saved), saved[0].name)  # expect: 1 one
saved.clear()
print("gone")  # expect: gone

# A new object in the same cell is finalised again.
for i in range(3):
    q = Phoenix(str(i))
    del q
    saved.clear()
# expect: del 0
# expect: del 1
# expect: del 2


class Child(Phoenix):
    pass


c = Child("child")
del c  # expect: del child
c = saved.pop()
print(type(c).__name__, c.name)  # expect: Child child
del Phoenix.__del__
del c
Phoenix.__del__ = lambda self: print("new finaliser", self.name)
d = Child("other")
del d  # expect: new finaliser other
