from _weakref import ref


class A:
    pass


class B:
    pass


a = A()
r = ref(a, lambda dead: print("callback"))
a.__class__ = B
print(type(r()).__name__)  # expect: B
del a  # expect: callback
print(r())  # expect: None
