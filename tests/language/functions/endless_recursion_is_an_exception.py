def f(n): return f(n + 1) + 1
try:
    f(0)
except RecursionError as e:
    print(type(e).__name__, e)
# expect: RecursionError maximum recursion depth exceeded
def g(): return g()
for _ in range(3):
    try:
        g()
    except RecursionError:
        print('again')
# expect: again
# expect: again
# expect: again
