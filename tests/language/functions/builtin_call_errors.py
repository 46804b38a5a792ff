def attempt(f):
    try:
        f()
    except TypeError as e:
        print(e)
attempt(lambda: len())  # expect: len() takes exactly one argument (0 given)
attempt(lambda: len([], []))  # expect: len() takes exactly one argument (2 given)
attempt(lambda: [].append())  # expect: list.append() takes exactly one argument (0 given)
attempt(lambda: [].append(1, 2))  # expect: list.append() takes exactly one argument (2 given)
attempt(lambda: [].append(x=1))  # expect: list.append() takes no keyword arguments
attempt(lambda: {}.get())  # expect: get expected at least 1 argument, got 0
attempt(lambda: ''.join())  # expect: str.join() takes exactly one argument (0 given)
attempt(lambda: isinstance(1))  # expect: isinstance expected 2 arguments, got 1
attempt(lambda: [].pop(1, 2))  # expect: pop expected at most 1 argument, got 2
attempt(lambda: {}.keys(1))  # expect: dict.keys() takes no arguments (1 given)
