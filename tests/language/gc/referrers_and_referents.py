import gc


class C:
    pass


c = C()
holder = [c]
table = {"c": c}
print(any([r is holder for r in gc.get_referrers(c)]))  # expect: True
print(any([r is table for r in gc.get_referrers(c)]))  # expect: True
print(gc.get_referents(holder) == [c], gc.get_referents(table) == [c])  # expect: True True
print(len(gc.get_referents({1: "x"})))  # expect: 2
print(gc.get_referents(1, "a", None))  # expect: []
print(gc.get_referents())  # expect: []
print(C in gc.get_referents(c))  # expect: True
c.attribute = holder
print(any([r is holder for r in gc.get_objects()]))  # expect: True
print(any([r == 1 for r in gc.get_objects() if type(r) in (int, str)]))  # expect: False
fresh = [holder]
gc.collect()
print(any([r is fresh for r in gc.get_objects(generation=2)]))  # expect: True
newest = [fresh]
print(any([r is newest for r in gc.get_objects(2)]))  # expect: False


def attempt(action):
    try:
        action()
    except (TypeError, ValueError) as error:
        print(error)


attempt(lambda: gc.get_objects(3))
# expect: generation parameter must be less than the number of available generations (3)
attempt(lambda: gc.get_objects(-2))  # expect: generation parameter cannot be negative
attempt(lambda: gc.get_objects("a"))  # expect: argument should be integer or None, not 'str'
attempt(lambda: gc.collect(3))  # expect: invalid generation
attempt(lambda: gc.collect(-1))  # expect: invalid generation
attempt(lambda: gc.collect("a"))  # expect: 'str' object cannot be interpreted as an integer
attempt(lambda: gc.enable(1))  # expect: gc.enable() takes no arguments (1 given)
attempt(lambda: gc.is_tracked())  # expect: gc.is_tracked() takes exactly one argument (0 given)
