class L(list): pass
class D(dict):
    def __missing__(self, k): return 'missing'
    def get(self, k, d=None): print('get', k); return super().get(k, d)

class X(D, L.__mro__[2]): pass
match L([1,2]):
    case [a, b]: print(a, b)
match D(a=1, b=2):
    case {"c": x}: print("bad")
    case {"a": x, "b": y, **r}: print(x, y, r)
match [1,[2,[3,{"a":[4,5]}]]]:
    case [a,[b,[c,{"a":[d,e]}]]]: print(a,b,c,d,e)
match 3, 4:
    case (3 as q, 4 | 5 as w): print(q, w)
match "ab":
    case [a, b]: print("bad")
    case str() as s: print(s)
match 1:
    case bool(): print("bad")
    case int(n): print(n)
class Color:
    RED = 1; BLUE = 2
match 2:
    case Color.RED: print('red')
    case Color.BLUE: print('blue')
match 1+2j:
    case 1+2j: print("cx")
match {"x": None}:
    case {"x": None}: print("None there")
def cap(v):
    match v:
        case (x, y, *z) | {"x": x, "y": y, "z": z}: return x, y, z
print(cap([1,2,3,4]), cap({"x":1,"y":2,"z":3}))
match [1,2,3]:
    case [*_]: print('star')
match [1,2,3]:
    case [*all]: print(all)
match x:= 5:
    case y if y > 9: print('no')
    case y: print('y', y)
print(x, y)
match = case = _ = 3
print(match, case, _)
# expect: 1 2
# expect: get c
# expect: get a
# expect: get b
# expect: 1 2 {}
# expect: 1 2 3 4 5
# expect: 3 4
# expect: ab
# expect: 1
# expect: blue
# expect: cx
# expect: None there
# expect: (1, 2, [3, 4]) (1, 2, 3)
# expect: star
# expect: [1, 2, 3]
# expect: y 5
# expect: 5 5
# expect: 3 3 3
