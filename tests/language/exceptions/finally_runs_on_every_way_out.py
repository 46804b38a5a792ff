def f(how):
    for i in [1]:
        try:
            if how == 'return': return 'returned'
            if how == 'break': break
            if how == 'continue': continue
            if how == 'raise': raise ValueError
        finally:
            print('finally', how)
    return 'end'
for how in ('return', 'break', 'continue', 'none'):
    print(f(how))
# expect: finally return
# expect: returned
# expect: finally break
# expect: end
# expect: finally continue
# expect: end
# expect: finally none
# expect: end
try:
    f('raise')
except ValueError:
    print('raised')
# expect: finally raise
# expect: raised
