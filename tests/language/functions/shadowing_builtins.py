def len(x): return 'mine'
print(len([]))  # expect: mine
del len
print(len([]))  # expect: 0
def f(print): return print
print(f(5))  # expect: 5
