def f():
    try:
        1 / 0
    except ZeroDivisionError as e:
        def g(): return e
    try:
        g()
    except NameError as err:
        print(err)
f()  # expect: cannot access free variable 'e' where it is not associated with a value in enclosing scope
