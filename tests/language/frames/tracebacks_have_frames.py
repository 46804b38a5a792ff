import sys

def f(x):
    local = x * 2
    raise ValueError(x)

def g():
    f(3)

try:
    g()
except ValueError as e:
    tb = e.__traceback__
    names = []
    while tb:
        names.append((tb.tb_frame.f_code.co_name, tb.tb_lineno, tb.tb_frame.f_globals is globals()))
        tb = tb.tb_next
    print(names)
    print(e.__traceback__.tb_frame is sys._getframe(), e.__traceback__.tb_frame is e.__traceback__.tb_frame)
    print(sys.exc_info()[2] is e.__traceback__)

# expect: [('<module>', 11, True), ('g', 8, True), ('f', 5, True)]
# expect: True True
# expect: True
