import sys

def now():
    return repr(sys.exc_info()[1])

print(now(), sys.exception())  # expect: None None
try:
    raise ValueError("outer")
except ValueError:
    print(now())           # expect: ValueError('outer')
    try:
        raise KeyError("inner")
    except KeyError:
        print(now(), sys.exception() is sys.exc_info()[1])  # expect: KeyError('inner') True
    print(now())           # expect: ValueError('outer')
    try:
        pass
    finally:
        print(now())       # expect: ValueError('outer')
    for i in range(2):
        try:
            raise OSError(i)
        except OSError:
            continue
    print(now())           # expect: ValueError('outer')
    def f():
        return now()
    print(f())             # expect: ValueError('outer')
print(now())               # expect: None
def g():
    try:
        raise ValueError("in g")
    except ValueError:
        return now()
print(g(), now())          # expect: ValueError('in g') None
try:
    try:
        raise ValueError("first")
    finally:
        print(now())       # expect: ValueError('first')
except ValueError:
    print(now())           # expect: ValueError('first')
