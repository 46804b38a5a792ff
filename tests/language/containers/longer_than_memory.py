for make in list, tuple:
    try:
        make(range(10**12))
    except MemoryError:
        print(make.__name__)
# expect: list
# expect: tuple
