def g():
    try:
        next(it)
    except ValueError as e:
        print(e)
    try:
        it.send(1)
    except ValueError as e:
        print(e)
    try:
        it.throw(KeyError)
    except ValueError as e:
        print(e)
    try:
        it.close()
    except ValueError as e:
        print(e)
    try:
        for x in it:
            pass
    except ValueError as e:
        print(e)
    print(it.gi_running, it.gi_suspended)
    yield 1

it = g()
print(it.gi_running, it.gi_suspended)
print(next(it))
print(it.gi_running, it.gi_suspended)
print(next(it, "end"), it.gi_running, it.gi_suspended)

# expect: False False
# expect: generator already executing
# expect: generator already executing
# expect: generator already executing
# expect: generator already executing
# expect: generator already executing
# expect: True False
# expect: 1
# expect: False True
# expect: end False False
