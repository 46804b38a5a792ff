class Loud(str):
    def __str__(self):
        return "loud " + self[:]

    def __eq__(self, other):
        return True

    __hash__ = str.__hash__


class Holder:
    def __str__(self):
        return Loud("held")

    def __repr__(self):
        return Loud("repr")


print(Loud("x"), f"{Loud('x')}", "%s" % Loud("x"), "{}".format(Loud("x")), repr(Loud("x")))
# expect: loud x loud x loud x loud x 'x'
print(type(str(Holder())), type(repr(Holder())), str(Holder()))
# expect: <class '__main__.Loud'> <class '__main__.Loud'> loud held
print(Loud("a") == "b", "b" == Loud("a"), {"b": 1}.get(Loud("a")))  # expect: True True None
print(str.__str__(Loud("plain")), type(str.__str__(Loud("plain"))))  # expect: plain <class 'str'>
