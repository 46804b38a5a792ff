def g(value):
    yield
    return value

for value in (None, 1, (1, 2), (), StopIteration(3), [4]):
    it = g(value)
    next(it)
    try:
        next(it)
    except StopIteration as e:
        print(repr(e.value), e.args)
    print(next(it, "end"))

# expect: None ()
# expect: end
# expect: 1 (1,)
# expect: end
# expect: (1, 2) ((1, 2),)
# expect: end
# expect: () ((),)
# expect: end
# expect: StopIteration(3) (StopIteration(3),)
# expect: end
# expect: [4] ([4],)
# expect: end
