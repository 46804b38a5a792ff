import sys

def g(a):
    me = sys._getframe()
    yield me
    b = 2
    yield sys._getframe() is me
    yield 3

it = g(1)
frame = it.gi_frame
print(frame.f_code is it.gi_code, frame.f_back, frame.f_lineno, frame.f_locals)
print(next(it) is frame, frame.f_back, frame.f_lineno, sorted(frame.f_locals))
print(next(it), it.gi_frame is frame, frame.f_lineno, frame.f_locals["b"])
frame.clear()
print(it.gi_frame, list(it))

def running():
    print(r.gi_frame.f_back.f_code.co_name, r.gi_frame is sys._getframe())
    yield

r = running()
next(r)
r.close()
print(r.gi_frame)

async def coroutine():
    pass

c = coroutine()
print(c.cr_frame.f_code.co_name)
c.close()
print(c.cr_frame)

async def agen():
    yield

print(agen().ag_frame.f_code.co_name)

def kept():
    value = "kept"
    yield

k = kept()
next(k)
f = k.gi_frame
del k
print(f.f_locals)

# expect: True None 3 {'a': 1}
# expect: True None 5 ['a', 'me']
# expect: True True 7 2
# expect: None []
# expect: <module> True
# expect: None
# expect: coroutine
# expect: None
# expect: agen
# expect: {'value': 'kept'}
