class C:
    x = 1
c = C()
print(getattr(c, 'x'), getattr(c, 'y', 'default'), hasattr(c, 'x'), hasattr(c, 'y'))  # expect: 1 default True False
setattr(c, 'y', 5)
print(c.y, vars(c))  # expect: 5 {'y': 5}
delattr(c, 'y')
for f in (lambda: getattr(c, 'y'), lambda: getattr(c, 5), lambda: setattr(c, 5, 1), lambda: delattr(c, 'y'), lambda: hasattr(c, 1), lambda: vars(5)):
    try:
        f()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
# expect: AttributeError 'C' object has no attribute 'y'
# expect: TypeError attribute name must be string, not 'int'
# expect: TypeError attribute name must be string, not 'int'
# expect: AttributeError 'C' object has no attribute 'y'
# expect: TypeError attribute name must be string, not 'int'
# expect: TypeError vars() argument must have __dict__ attribute
