count = 0
def bump():
    global count, made
    count += 1
    made = 'here'
bump(); bump()
print(count, made)  # expect: 2 here
