class A:
    x = 1


view = A.__dict__
print(type(view), view["x"], "x" in view, len(view) == len(list(view)), view.get("nope"), view.get("nope", 3))
# expect: <class 'mappingproxy'> 1 True True None 3
A.y = 2
print(view["y"], [k for k in view if not k.startswith("__")], list(view.items())[1:2])
# expect: 2 ['x', 'y'] [('x', 1)]
for text in ("view['z'] = 1", "del view['x']", "view.clear()", "view |= {}", "hash(view)", "view['q']"):
    try:
        exec(text)
    except (TypeError, AttributeError, KeyError) as e:
        print(type(e).__name__, e)
# expect: TypeError 'mappingproxy' object does not support item assignment
# expect: TypeError 'mappingproxy' object does not support item deletion
# expect: AttributeError 'mappingproxy' object has no attribute 'clear'
# expect: TypeError '|=' is not supported by mappingproxy; use '|' instead
# expect: TypeError unhashable type: 'mappingproxy'
# expect: KeyError 'q'
print({**view}["x"], dict(view)["x"], type(view.copy()), type(view | {}), (view | {"x": 5})["x"])
# expect: 1 1 <class 'dict'> <class 'dict'> 5
Proxy = type(view)
p = Proxy({"a": 1, "b": 2})
print(p, str(p), p == {"a": 1, "b": 2}, list(reversed(p)), p.keys(), p.values(), p.items())
# expect: {'a': 1, 'b': 2} {'a': 1, 'b': 2} True ['b', 'a'] dict_keys(['a', 'b']) dict_values([1, 2]) dict_items([('a', 1), ('b', 2)])
for bad in ([], (), 1, "s"):
    try:
        print(Proxy(bad)[0])
    except TypeError as e:
        print(e)
# expect: mappingproxy() argument must be a mapping, not list
# expect: mappingproxy() argument must be a mapping, not tuple
# expect: mappingproxy() argument must be a mapping, not int
# expect: s
print(vars(A) == A.__dict__, "x" in vars(A))  # expect: True True
