def down(n):
    try:
        if n == 0: raise ValueError('bottom')
        down(n - 1)
    finally:
        global unwound
        unwound += 1
unwound = 0
try:
    down(100)
except ValueError as e:
    print(e, unwound)
# expect: bottom 101
