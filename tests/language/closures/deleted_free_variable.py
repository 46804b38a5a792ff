def outer():
    x = 1
    def inner(): return x
    print(inner())
    del x
    try:
        inner()
    except NameError as e:
        print(type(e).__name__, e)
outer()
# expect: 1
# expect: NameError cannot access free variable 'x' where it is not associated with a value in enclosing scope
