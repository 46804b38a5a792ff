from _collections import _count_elements, _tuplegetter

def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)

m = {}
_count_elements(m, "abracadabra")
print(m)
class M(dict):
    def get(self, key, default):
        return 10
m = M()
_count_elements(m, "ab")
print(m)
g = _tuplegetter(1, "doc")
print(g.__doc__, g, g.__get__((1, 2), None))
show(lambda: _count_elements({}, 3))
show(lambda: _count_elements({}, [[]]))
show(lambda: g.__get__(3, None))
show(lambda: g.__get__((1,), None))
show(lambda: g.__set__((1, 2), 3))
show(lambda: _tuplegetter("x", "y"))
# expect: {'a': 5, 'b': 2, 'r': 2, 'c': 1, 'd': 1}
# expect: {'a': 11, 'b': 11}
# expect: doc _tuplegetter(1, 'doc') 2
# expect: TypeError 'int' object is not iterable
# expect: TypeError unhashable type: 'list'
# expect: TypeError descriptor for index '1' for tuple subclasses doesn't apply to 'int' object
# expect: IndexError tuple index out of range
# expect: AttributeError can't set attribute
# expect: TypeError 'str' object cannot be interpreted as an integer
