for x in [1, 2, 3]:
    if x == 5: break
else:
    print('not found')
# expect: not found
for x in [1, 5]:
    if x == 5: break
else:
    print('never')
for x in []:
    pass
else:
    print('empty', x)
# expect: empty 5
