import sys


def attempt(what, run):
    try:
        run()
    except RecursionError as e:
        print(what, str(e).startswith("maximum recursion depth exceeded"))
    except Exception as e:
        print(what, type(e).__name__, str(e)[:60])
    else:
        print(what, "went well")


def nested(kind, depth=5000):
    value = ()
    for _ in range(depth):
        value = kind(value)
    return value


attempt("repr list", lambda: repr(nested(lambda v: [v])))  # expect: repr list True
attempt("repr tuple", lambda: repr(nested(lambda v: (v,))))  # expect: repr tuple True
attempt("repr dict", lambda: repr(nested(lambda v: {1: v})))  # expect: repr dict True
attempt("== list", lambda: nested(lambda v: [v]) == nested(lambda v: [v]))  # expect: == list True
attempt("== tuple", lambda: nested(lambda v: (v,)) == nested(lambda v: (v,)))
# expect: == tuple True
attempt("== dict", lambda: nested(lambda v: {1: v}) == nested(lambda v: {1: v}))
# expect: == dict True
attempt("< list", lambda: nested(lambda v: [v]) < nested(lambda v: [v]))  # expect: < list True


class Loop:
    def __repr__(self):
        return repr(self)

    def __str__(self):
        return str(self)

    def __eq__(self, other):
        return self == other

    def __lt__(self, other):
        return self < other

    def __hash__(self):
        return hash(self)

    def __getattr__(self, name):
        return getattr(self, name + "x")

    def __call__(self):
        return self()

    def __add__(self, other):
        return self + other

    def __len__(self):
        return len(self)

    def __bool__(self):
        return bool(self)

    def __iter__(self):
        return iter(self)

    def __getitem__(self, key):
        return self[key]

    def __contains__(self, item):
        return item in self

    def __format__(self, spec):
        return format(self, spec)

    def __int__(self):
        return int(self)

    def __index__(self):
        return [0][self]


loop = Loop()
for name, use in {"repr": repr, "str": str, "==": lambda o: o == 1, "<": lambda o: o < 1, "hash": hash, "getattr": lambda o: o.a,
                  "call": lambda o: o(), "+": lambda o: o + 1, "len": len, "bool": bool, "iter": iter, "[]": lambda o: o[1],
                  "in": lambda o: 1 in o, "format": format, "int": int, "index": lambda o: [0][o]}.items():
    attempt(name, lambda: use(loop))
# expect: repr True
# expect: str True
# expect: == True
# expect: < True
# expect: hash True
# expect: getattr True
# expect: call True
# expect: + True
# expect: len True
# expect: bool True
# expect: iter True
# expect: [] True
# expect: in True
# expect: format True
# expect: int True
# expect: index True


class Init:
    def __init__(self):
        Init()


class New:
    def __new__(cls):
        return New()


class Property:
    @property
    def value(self):
        return self.value


class Descriptor:
    def __get__(self, instance, owner):
        return instance.attribute


class Holder:
    attribute = Descriptor()


class Setting:
    def __setattr__(self, name, value):
        self.x = value


class Meta(type):
    def __instancecheck__(cls, instance):
        return isinstance(instance, cls)


class Checked(metaclass=Meta):
    pass


attempt("init", Init)  # expect: init True
attempt("new", New)  # expect: new True
attempt("property", lambda: Property().value)  # expect: property True
attempt("descriptor", lambda: Holder().attribute)  # expect: descriptor True
attempt("setattr", lambda: setattr(Setting(), "a", 1))  # expect: setattr True
attempt("isinstance", lambda: isinstance(1, Checked))  # expect: isinstance True
attempt("map", lambda: list((lambda f: f(f))(lambda f: map(f, [f]))))  # expect: map went well
attempt("sorted", lambda: (lambda f: f(f, 1))(lambda f, x: sorted([1], key=lambda y: f(f, y))))
# expect: sorted True


def yielding():
    yield from yielding()


attempt("yield from", lambda: next(yielding()))  # expect: yield from True
attempt("sum", lambda: (lambda f: f(f))(lambda f: sum(f(f) for _ in [1])))  # expect: sum True
text = "f" + "(" * 3000 + ")" * 3000
for what, source in {"calls": text, "lists": "[" * 5000 + "]" * 5000, "unary": "-" * 100000 + "1", "not": "not " * 5000 + "1",
                     "lambda": "lambda: " * 5000 + "1", "attributes": "a" + ".b" * 20000, "plus": "1" + "+1" * 20000,
                     "power": "2" + "**2" * 5000, "ifs": "1 if 1 else " * 5000 + "1"}.items():
    try:
        compile(source, "<deep>", "eval")
        print(what, "compiled")
    except (RecursionError, MemoryError, SyntaxError) as e:
        print(what, "refused")
# expect: calls refused
# expect: lists refused
# expect: unary refused
# expect: not refused
# expect: lambda refused
# expect: attributes refused
# expect: plus refused
# expect: power refused
# expect: ifs refused
