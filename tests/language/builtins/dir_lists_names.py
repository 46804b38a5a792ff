class A:
    x = 1
    def f(self): pass
class B(A):
    y = 2
b = B()
b.z = 3
print([n for n in dir(b) if not n.startswith('__')], 'x' in dir(B), '__init__' in dir(b))
# expect: ['f', 'x', 'y', 'z'] True True
class C:
    def __dir__(self): return ['b', 'a']
print(dir(C()))  # expect: ['a', 'b']
def f():
    q = p = 1
    return dir()
print(f())  # expect: ['p', 'q']
