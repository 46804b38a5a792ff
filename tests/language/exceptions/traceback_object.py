def f(): 1 / 0
try:
    f()
except ZeroDivisionError as e:
    tb = e.__traceback__
    print(tb.tb_lineno, tb.tb_next.tb_lineno, tb.tb_next.tb_next)
    print(e.with_traceback(None) is e, e.__traceback__)
# expect: 3 1 None
# expect: True None
