import sys

def g():
    print("before", sys.exc_info()[0])
    try:
        raise ValueError("inner")
    except ValueError:
        print("handling", repr(sys.exc_info()[1]))
        yield 1
        print("resumed", repr(sys.exc_info()[1]))
        try:
            raise
        except ValueError as e:
            print("reraised", e)
        yield 2
    print("after", repr(sys.exc_info()[1]))
    yield 3

it = g()
try:
    raise KeyError("outer")
except KeyError:
    print(next(it), repr(sys.exc_info()[1]))
print(sys.exc_info())
print(next(it), sys.exc_info())
try:
    raise OSError("third")
except OSError:
    print(next(it), repr(sys.exc_info()[1]))

# expect: before <class 'KeyError'>
# expect: handling ValueError('inner')
# expect: 1 KeyError('outer')
# expect: (None, None, None)
# expect: resumed ValueError('inner')
# expect: reraised inner
# expect: 2 (None, None, None)
# expect: after OSError('third')
# expect: 3 OSError('third')
