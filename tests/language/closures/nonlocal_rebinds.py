def counter():
    n = 0
    def bump(by=1):
        nonlocal n
        n += by
        return n
    def peek(): return n
    return bump, peek
bump, peek = counter()
bump(); bump(5)
print(peek(), counter()[1]())  # expect: 6 0
