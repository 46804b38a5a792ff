from _weakref import ref


class C:
    pass


def named():
    pass


def shape(text):
    words = []
    for word in text.replace(">", " >").replace(";", " ;").split():
        words.append("ADDRESS" if word.startswith("0x") else word)
    return " ".join(words)


c = C()
r = ref(c)
print(shape(repr(r)))  # expect: <weakref at ADDRESS ; to 'C' at ADDRESS >
c.__name__ = "own name"
print(shape(repr(r)))  # expect: <weakref at ADDRESS ; to 'C' at ADDRESS (own name) >
print(shape(repr(ref(named))))  # expect: <weakref at ADDRESS ; to 'function' at ADDRESS (named) >
del c
print(shape(repr(r)))  # expect: <weakref at ADDRESS ; dead >
