# tb_next leads anywhere but in a circle.
import sys


def caught(depth):
    try:
        if depth:
            return caught_below(depth)
        1 / 0
    except ZeroDivisionError as error:
        return error.__traceback__


def caught_below(depth):
    def raising(depth):
        if depth:
            raising(depth - 1)
        1 / 0
    try:
        raising(depth)
    except ZeroDivisionError as error:
        return error.__traceback__


def lines(tb):
    found = []
    while tb:
        found.append(tb.tb_lineno)
        tb = tb.tb_next
    return found


def refused(change):
    try:
        change()
    except Exception as error:
        print(type(error).__name__, error)


deep = caught(3)
print(lines(deep))  # expect: [20, 17, 17, 17, 18]
deep.tb_next = deep.tb_next.tb_next.tb_next
print(lines(deep))  # expect: [20, 17, 18]
other = caught(0)
print(lines(other))  # expect: [9]
other.tb_next = deep
print(lines(other))  # expect: [9, 20, 17, 18]
refused(lambda: setattr(deep, "tb_next", deep))  # expect: ValueError traceback loop detected
refused(lambda: setattr(deep.tb_next, "tb_next", other))  # expect: ValueError traceback loop detected
refused(lambda: setattr(deep, "tb_next", 5))  # expect: TypeError expected traceback object, got 'int'
refused(lambda: delattr(deep, "tb_next"))  # expect: TypeError can't delete tb_next attribute
print(lines(other))  # expect: [9, 20, 17, 18]
other.tb_next = None
print(lines(other), other.tb_next)  # expect: [9] None
deep.tb_next = deep.tb_next
print(lines(deep))  # expect: [20, 17, 18]
try:
    raise KeyError(1).with_traceback(deep)
except KeyError as error:
    print(lines(error.__traceback__)[1:])  # expect: [20, 17, 18]
