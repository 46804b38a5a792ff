def v(x):
    print('eval', x)
    return x
print(v(1) < v(2) < v(3))
# expect: eval 1
# expect: eval 2
# expect: eval 3
# expect: True
print(v(3) < v(2) < v(1))
# expect: eval 3
# expect: eval 2
# expect: False
print(1 < 2 > 1 == 1 != 2, 1 == True in [1, 2])  # expect: True True
