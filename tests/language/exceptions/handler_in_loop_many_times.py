caught = 0
for i in range(2000):
    try:
        if i % 2: raise ValueError(i)
        [][i]
    except (ValueError, IndexError):
        caught += 1
print(caught)  # expect: 2000
