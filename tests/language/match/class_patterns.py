class P:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
class Q(P): pass
def g(p):
    match p:
        case P(0, 0): return "origin"
        case P(x, 0): return f"x={x}"
        case P(y=0, x=x): return "?"
        case Q(x, y): return f"Q {x} {y}"
        case P(x=x, y=y): return f"P {x},{y}"
print(g(P(0,0)), g(P(1,0)), g(Q(1,2)), g(P(3,4)), g(3))
def err(fn):
    try: fn()
    except Exception as e: print(type(e).__name__, e)
def a():
    match P(1,2):
        case P(1,2,3): pass
err(a)
def a():
    match P(1,2):
        case P(1, x=1): pass
err(a)
def a():
    match 3:
        case int(1, 2): pass
err(a)
def a():
    match 3:
        case object(1): pass
err(a)
def a():
    z = 3
    match 3:
        case z(): pass
err(a)
class B:
    __match_args__ = ["x"]
def a():
    match B():
        case B(1): pass
err(a)
class B:
    __match_args__ = (1,)
def a():
    match B():
        case B(1): pass
err(a)
class B:
    __match_args__ = ('x',)
def a():
    match B():
        case B(1): print("yes")
        case B(): print("no x")
err(a)
class B:
    x = 'k'; y = 'k'
def a():
    match {'k': 1}:
        case {B.x: 1, B.y: 1}: pass
err(a)
class M:
    @property
    def x(self): raise ValueError("boom")
def a():
    match M():
        case M(x=1): pass
err(a)
# expect: origin x=1 Q 1 2 P 3,4 None
# expect: TypeError P() accepts 2 positional sub-patterns (3 given)
# expect: TypeError P() got multiple sub-patterns for attribute 'x'
# expect: TypeError int() accepts 1 positional sub-pattern (2 given)
# expect: TypeError object() accepts 0 positional sub-patterns (1 given)
# expect: TypeError called match pattern must be a type
# expect: TypeError B.__match_args__ must be a tuple (got list)
# expect: TypeError __match_args__ elements must be strings (got int)
# expect: no x
# expect: ValueError boom
