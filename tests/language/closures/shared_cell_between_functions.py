def pair():
    v = []
    return v.append, lambda: v
add, get = pair()
add(1); add(2)
print(get())  # expect: [1, 2]
