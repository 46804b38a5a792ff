def g():
    yield

it = g()
print(it.__name__, it.__qualname__, type(it).__name__, type(it))
it.__name__ = "renamed"
it.__qualname__ = "quite.renamed"
print(it.__name__, it.__qualname__, repr(it).split(" at ")[0])
print(g().__name__, (x for x in ()).__name__, (x for x in ()).__qualname__)
for value in (1, None):
    try:
        it.__name__ = value
    except TypeError as e:
        print(e)
try:
    del it.__qualname__
except TypeError as e:
    print(e)
g.__name__ = "g2"
print(g().__name__, it.gi_code is g.__code__, g().gi_code.co_name)
print(it.gi_yieldfrom, iter(it) is it, hasattr(it, "__next__"), hasattr(it, "__len__"))
try:
    it.gi_code = None
except AttributeError as e:
    print(type(e).__name__)
try:
    it.other = 1
except AttributeError as e:
    print(e)
try:
    type(it)()
except TypeError as e:
    print(e)
try:
    class Sub(type(it)):
        pass
except TypeError as e:
    print(e)

class C:
    def method(self):
        yield
    def other(self):
        def inner():
            yield
        return inner()

print(C().method().__qualname__, C().other().__qualname__)

# expect: g g generator <class 'generator'>
# expect: renamed quite.renamed <generator object quite.renamed
# expect: g <genexpr> <genexpr>
# expect: __name__ must be set to a string object
# expect: __name__ must be set to a string object
# expect: __qualname__ must be set to a string object
# expect: g2 True g
# expect: None True True False
# expect: AttributeError
# expect: 'generator' object has no attribute 'other'
# expect: cannot create 'generator' instances
# expect: type 'generator' is not an acceptable base type
# expect: C.method C.other.<locals>.inner
