print(1)  # expect: 1
if True:
    print(2)
# expect: 2
