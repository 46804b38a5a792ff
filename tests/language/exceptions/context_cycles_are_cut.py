def chain(e):
    out = []
    while e and len(out) < 6:
        out.append(repr(e))
        e = e.__context__
    return out

a, b = ValueError("a"), KeyError("b")
try:
    try:
        raise a
    except ValueError:
        raise b
except KeyError:
    try:
        raise a
    except ValueError as e:
        print(chain(e))    # expect: ["ValueError('a')", "KeyError('b')"]
try:
    try:
        raise a
    except ValueError:
        raise a
except ValueError as e:
    print(chain(e))        # expect: ["ValueError('a')", "KeyError('b')"]
c = ValueError("c")
c.__context__ = c
try:
    try:
        raise c
    except ValueError:
        raise KeyError("d")
except KeyError as e:
    print(chain(e)[:3])    # expect: ["KeyError('d')", "ValueError('c')", "ValueError('c')"]
