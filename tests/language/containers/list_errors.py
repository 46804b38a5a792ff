def attempt(f):
    try:
        f()
    except (IndexError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
attempt(lambda: [][0])  # expect: IndexError list index out of range
attempt(lambda: [1][-2])  # expect: IndexError list index out of range
attempt(lambda: [].pop())  # expect: IndexError pop from empty list
attempt(lambda: [1].pop(5))  # expect: IndexError pop index out of range
attempt(lambda: [].remove(1))  # expect: ValueError list.remove(x): x not in list
attempt(lambda: [].index(5))  # expect: ValueError 5 is not in list
attempt(lambda: [1][::0])  # expect: ValueError slice step cannot be zero
attempt(lambda: [1, 2].sort(5))  # expect: TypeError sort() takes no positional arguments
attempt(lambda: list(5))  # expect: TypeError 'int' object is not iterable
attempt(lambda: [1].extend(5))  # expect: TypeError 'int' object is not iterable
attempt(lambda: [1].insert('a', 2))  # expect: TypeError 'str' object cannot be interpreted as an integer
attempt(lambda: hash([]))  # expect: TypeError unhashable type: 'list'
