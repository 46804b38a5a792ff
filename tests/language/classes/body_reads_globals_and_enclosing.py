x = 'global'
def make():
    x = 'enclosing'
    class A:
        y = x
    class B:
        x = x
    return A.y, B.x
try:
    print(make())
except NameError as e:
    print(e)
# expect: ('enclosing', 'global')
class D:
    x = x
print(D.x)  # expect: global
