def counter():
    count = 0
    def step():
        nonlocal count
        count += 1000
        return count
    return step

step = counter()
step()
