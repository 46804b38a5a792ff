# What the module still holds is finalised at the end, in order of its globals, which are all there.
class Late:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name, limit)


limit = 7
b = Late("b")
a = Late("a")
_private = Late("_private")
items = [Late("item 0"), Late("item 1")]


def function():
    return a


class Holder:
    inside = Late("in class")


print("end")
# expect: end
# expect: del b 7
# expect: del a 7
# expect: del _private 7
# expect: del item 1 7
# expect: del item 0 7
# expect: del in class 7
