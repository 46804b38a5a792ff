import sys

def f(a, b=2):
    c = a + b
    def inner():
        return a
    frame = sys._getframe()
    print(sorted(k for k in frame.f_locals if k != "frame"), frame.f_locals["a"])
    c = 100
    print(frame.f_locals["c"], frame.f_locals is frame.f_locals)
    del c
    print("c" in frame.f_locals)
    return frame

frame = f(1)
print(frame.f_locals["a"], frame.f_locals["b"], "c" in frame.f_locals)
print(frame.f_locals["frame"] is frame)
frame.clear()
print(frame.f_locals)

class C:
    x = 1
    names = sys._getframe().f_locals
    y = 2

print(C.names["x"], C.names["y"], C.names["__qualname__"])
print(sys._getframe().f_locals is globals())

def caller_sees():
    secret = "s"
    peek()

def peek():
    print(sys._getframe(1).f_locals)

caller_sees()

# expect: ['a', 'b', 'c', 'inner'] 1
# expect: 100 True
# expect: False
# expect: 1 2 False
# expect: True
# expect: {}
# expect: 1 2 C
# expect: True
# expect: {'secret': 's'}
