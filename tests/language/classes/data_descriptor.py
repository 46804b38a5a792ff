class Typed:
    def __init__(self, kind): self.kind = kind
    def __set_name__(self, owner, name):
        print('named', owner.__name__, name)
        self.name = '_' + name
    def __get__(self, obj, cls):
        if obj is None: return self
        return getattr(obj, self.name)
    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f'{self.name[1:]} must be {self.kind.__name__}')
        setattr(obj, self.name, value)
class Person:
    name = Typed(str)
    age = Typed(int)
# expect: named Person name
# expect: named Person age
p = Person()
p.name, p.age = 'Ann', 30
print(p.name, p.age, Person.name.kind)  # expect: Ann 30 <class 'str'>
try:
    p.age = 'old'
except TypeError as e:
    print(e)
# expect: age must be int
