def g():
    try:
        yield 1
    except GeneratorExit as e:
        print("exit", e.args)
        raise
    finally:
        print("cleanup")

it = g()
print(next(it))
print(it.close())
print(it.close(), list(it))

def quiet():
    try:
        yield
    except GeneratorExit:
        return 5

it = quiet()
next(it)
print(it.close())

def other():
    try:
        yield
    finally:
        raise KeyError("instead")

it = other()
next(it)
try:
    it.close()
except KeyError as e:
    print(e, repr(e.__context__))

not_begun = other()
print(not_begun.close(), list(not_begun))

# expect: 1
# expect: exit ()
# expect: cleanup
# expect: None
# expect: None []
# expect: None
# expect: 'instead' GeneratorExit()
# expect: None []
