for f in (lambda: 2.0 ** 10000, lambda: float(10 ** 400), lambda: 10 ** 400 / 3, lambda: 10 ** 400 * 1.0):
    try:
        print(f())
    except OverflowError as e:
        print(e)
# expect: (34, 'Numerical result out of range')
# expect: int too large to convert to float
# expect: integer division result too large for a float
# expect: int too large to convert to float
print(10 ** 400 // 10 ** 399, 10 ** 400 / 10 ** 399)  # expect: 10 10.0
