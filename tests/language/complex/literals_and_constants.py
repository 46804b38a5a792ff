print(1+2j, -1-2j, (1+2j)*(3-4j), 1j**2, 2**1j, 1j*1j, -0j, 0j-1, 1-0j, -(0j), 1j.__class__)
# expect: (1+2j) (-1-2j) (11+2j) (-1+0j) (0.7692389013639721+0.6389612763136348j) (-1+0j) (-0-0j) (-1+0j) (1+0j) (-0-0j) <class 'complex'>
def f(): return 1j, -1j, 1j, 0j, -0.0j
print(f(), f.__code__.co_consts)
# expect: (1j, (-0-1j), 1j, 0j, (-0-0j)) (None, (1j, (-0-1j), 1j, 0j, (-0-0j)))
match 1+2j:
    case 1-2j: print('no')
    case -1+2j: print('no')
    case 1+2j: print('yes')  # expect: yes
match 0j:
    case 0: print('zero')  # expect: zero
match -3-1j:
    case -3-1j: print('neg')  # expect: neg
