def g():
    try:
        yield
    except KeyError:
        raise ValueError("replaced")

def context_of(make):
    try:
        make()
    except Exception as e:
        chain = []
        while e:
            chain.append(repr(e))
            e = e.__context__
        print(chain)

def one():
    it = g()
    next(it)
    it.throw(KeyError("thrown"))

context_of(one)

def two():
    it = g()
    next(it)
    try:
        1 / 0
    except ZeroDivisionError:
        it.throw(KeyError("thrown"))

context_of(two)

def three():
    it = g()
    next(it)
    try:
        1 / 0
    except ZeroDivisionError:
        it.throw(OSError("thrown"))

context_of(three)

def raising():
    yield
    raise ValueError("later")

def four():
    it = raising()
    next(it)
    try:
        1 / 0
    except ZeroDivisionError:
        next(it)

context_of(four)

def handling():
    try:
        raise ValueError("handled")
    except ValueError:
        yield

def five():
    it = handling()
    next(it)
    it.throw(OSError("thrown"))

context_of(five)

def six():
    it = handling()
    next(it)
    try:
        1 / 0
    except ZeroDivisionError:
        it.throw(OSError("thrown"))

context_of(six)

# expect: ["ValueError('replaced')", "KeyError('thrown')"]
# expect: ["ValueError('replaced')", "KeyError('thrown')"]
# expect: ["OSError('thrown')"]
# expect: ["ValueError('later')", "ZeroDivisionError('division by zero')"]
# expect: ["OSError('thrown')", "ValueError('handled')"]
# expect: ["OSError('thrown')", "ValueError('handled')"]
