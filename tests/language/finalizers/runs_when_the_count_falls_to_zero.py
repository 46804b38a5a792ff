# A finaliser runs at the moment the last reference goes: rebinding, del, leaving a function,
# an item or attribute replaced, an argument dropped.
class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


a = Noisy("rebound")
a = Noisy("deleted")  # expect: del rebound
del a  # expect: del deleted


def f():
    x = Noisy("first local")
    y = Noisy("second local")
    print("in f")
    return 1


f()
# expect: in f
# expect: del first local
# expect: del second local
print("after")  # expect: after

items = [Noisy("item 0"), Noisy("item 1")]
items[0] = None  # expect: del item 0
items.clear()  # expect: del item 1
table = {"k": Noisy("value")}
table["k"] = 1  # expect: del value


class Box:
    pass


box = Box()
box.content = Noisy("attribute")
box.content = 2  # expect: del attribute
box.content = Noisy("attribute of the dead")
del box  # expect: del attribute of the dead
Noisy("temporary")  # expect: del temporary
print(len([Noisy("in display"), 1]))
# expect: del in display
# expect: 2
for n in [1, 2]:
    Noisy("loop %d" % n)
# expect: del loop 1
# expect: del loop 2
