def inner():
    yield from outer_it

def outer():
    yield from inner()

outer_it = outer()
try:
    next(outer_it)
except ValueError as e:
    print(e)               # expect: generator already executing
print(list(outer_it))      # expect: []

def own_throw():
    try:
        yield 1
    except KeyError:
        try:
            o.throw(KeyError)
        except ValueError as e:
            print(e)       # expect: generator already executing
        print(o.gi_running, o.gi_yieldfrom)  # expect: True None
        yield 2

def around():
    yield from own_throw()

o = around()
next(o)
print(o.throw(KeyError))   # expect: 2
