def squares(limit):
    for n in range(limit):
        yield n * n

numbers = squares(100)
first = next(numbers)
for n in range(30):
    latest = next(numbers)
