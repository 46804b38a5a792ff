try:
    raise SystemExit(3)
except SystemExit as e:
    print(e.code, repr(e))
# expect: 3 SystemExit(3)
try:
    raise SystemExit
except BaseException as e:
    print(e.code)
# expect: None
