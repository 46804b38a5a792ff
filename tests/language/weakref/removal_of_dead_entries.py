from _weakref import ref, _remove_dead_weakref


class C:
    pass


c = C()
table = {"live": ref(c), "dead": ref(C())}
_remove_dead_weakref(table, "live")
_remove_dead_weakref(table, "dead")
_remove_dead_weakref(table, "missing")
print(list(table))  # expect: ['live']
try:
    _remove_dead_weakref(table, [])
except TypeError as error:
    print(error)  # expect: unhashable type: 'list'
