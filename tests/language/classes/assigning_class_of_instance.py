class Cat:
    def speak(self): return 'meow'
class Dog:
    def speak(self): return 'woof'
x = Cat()
x.name = 'X'
x.__class__ = Dog
print(x.speak(), x.name, type(x).__name__)  # expect: woof X Dog
try:
    x.__class__ = int
except TypeError as e:
    print(e)
# expect: __class__ assignment only supported for mutable types or ModuleType subclasses
