print(0 or 'a', 1 or 'a', 0 and 'a', 1 and 'a')  # expect: a 1 0 a
print([] or {} or None, 'x' and 'y' and '', '.')  # expect: None  .
def loud(x):
    print('eval', x)
    return x
print(loud(0) and loud(1) or loud(2))
# expect: eval 0
# expect: eval 2
# expect: 2
print(not 0, not 'a', not not [])  # expect: True False False
