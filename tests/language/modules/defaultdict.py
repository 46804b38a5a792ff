from _collections import defaultdict

def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)

dd = defaultdict(list)
dd["a"].append(1)
dd["b"]
print(dd, dd["a"], dd.copy(), dd | {"c": 1}, {"c": 1} | dd, dd.get("zz"), "zz" in dd, dd.default_factory)
dd.default_factory = None
show(lambda: dd["q"])
show(lambda: dd.__missing__("m"))
dd.default_factory = lambda: 1 / 0
show(lambda: dd["q"])
print(defaultdict.fromkeys([1, 2]), defaultdict(int).__reduce__()[:2], defaultdict(int, {"a": 1}, b=2), defaultdict())
class DD(defaultdict):
    pass
q = DD(int)
q["a"] += 1
q.z = 3
print(q, q.z, dict(q), isinstance(q, dict))
show(lambda: defaultdict(3))
show(lambda: defaultdict(None)["x"])
show(lambda: defaultdict(int)[[]])
show(lambda: defaultdict(int, 3))
# expect: defaultdict(<class 'list'>, {'a': [1], 'b': []}) [1] defaultdict(<class 'list'>, {'a': [1], 'b': []}) defaultdict(<class 'list'>, {'a': [1], 'b': [], 'c': 1}) defaultdict(<class 'list'>, {'c': 1, 'a': [1], 'b': []}) None False <class 'list'>
# expect: KeyError 'q'
# expect: KeyError 'm'
# expect: ZeroDivisionError division by zero
# expect: defaultdict(None, {1: None, 2: None}) (<class 'collections.defaultdict'>, (<class 'int'>,)) defaultdict(<class 'int'>, {'a': 1, 'b': 2}) defaultdict(None, {})
# expect: DD(<class 'int'>, {'a': 1}) 3 {'a': 1} True
# expect: TypeError first argument must be callable or None
# expect: KeyError 'x'
# expect: TypeError unhashable type: 'list'
# expect: TypeError 'int' object is not iterable
