print('yes' if 1 else 'no', 'yes' if '' else 'no')  # expect: yes no
x = 5
print('neg' if x < 0 else 'zero' if x == 0 else 'pos')  # expect: pos
print((lambda: 1 / 0) and 'lazy' if True else 1 / 0)  # expect: lazy
