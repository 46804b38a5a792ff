# A value that a class holds becomes a descriptor when its own class is exchanged: every load and
# store through instances notices.
class Plain:
    pass


class Data:
    def __get__(self, instance, owner):
        return "got"

    def __set__(self, instance, value):
        print("set", value)


class Holder:
    pass


value = Holder.x = Plain()
holder = Holder()


def read(holder):
    return type(holder.x).__name__


def write(holder, new):
    holder.y = new


for _ in range(20):
    read(holder)
print(read(holder))  # expect: Plain
value.__class__ = Data
print(read(holder))  # expect: str
print(type(Holder.x).__name__)  # expect: str
value.__class__ = Plain
print(read(holder))  # expect: Plain

hidden = Holder.y = Plain()
for i in range(20):
    write(holder, i)
print(holder.y)  # expect: 19
hidden.__class__ = Data
write(holder, 20)  # expect: set 20
print(holder.y)  # expect: got
hidden.__class__ = Plain
print(holder.y)  # expect: 19
