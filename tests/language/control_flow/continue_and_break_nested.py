for i in range(4):
    if i == 2:
        continue
    for j in range(4):
        if j == i:
            break
        print(i, j)
# expect: 1 0
# expect: 3 0
# expect: 3 1
# expect: 3 2
