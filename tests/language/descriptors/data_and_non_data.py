class Data:
    def __get__(self, instance, owner):
        return "data"

    def __set__(self, instance, value):
        print("set", value)


class NonData:
    def __get__(self, instance, owner=None):
        return "non-data"


class Deletes:
    def __delete__(self, instance):
        print("deleted")


class SetOnly:
    def __set__(self, instance, value):
        instance.__dict__["so"] = value


class A:
    d = Data()
    n = NonData()
    x = Deletes()
    so = SetOnly()


a = A()
a.__dict__["d"] = "own d"
a.__dict__["n"] = "own n"
print(a.d, a.n, A.d, A.n)  # expect: data own n data non-data
a.d = 1  # expect: set 1
a.n = 2
print(a.n)  # expect: 2
del a.n
print(a.n)  # expect: non-data
del a.x  # expect: deleted
a.so = 5
print(a.so, type(A.so).__name__)  # expect: 5 SetOnly
for text in ("del a.d", "a.x = 1", "del a.so"):
    try:
        exec(text)
    except AttributeError as e:
        print(e)
# expect: __delete__
# expect: __set__
# expect: __delete__
for i in range(6):
    if i == 3:
        NonData.__set__ = lambda self, instance, value: None
    a.__dict__["n"] = "own"
    print(a.n, end=" ")
# expect: own own own non-data non-data non-data 
print()
del NonData.__set__
print(a.n)  # expect: own
A.late = "class"
a.late = "instance"
for i in range(4):
    print(a.late, end=" ")
# expect: instance instance instance instance data
A.late = Data()
print(a.late)
