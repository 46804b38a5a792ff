from itertools import count, cycle, repeat, islice

def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)

print(list(islice(count(3), 4)), list(islice(count(3, 2.5), 4)), list(islice(count(2**63 - 1), 2)))
print(count(), count(5), count(1, 2), count(2.5, 1), repeat(3), repeat([1], 4))
print(list(islice(cycle([1, 2, 3]), 8)), list(cycle([])), list(repeat("x", 3)), list(repeat("x", -3)))
print(repeat(1, 4).__length_hint__(), list(map(pow, [1, 2, 3], repeat(2))))
show(lambda: count("a"))
show(lambda: repeat())
show(lambda: repeat(1, "x"))
show(lambda: repeat(1).__length_hint__())
show(lambda: cycle(3))
show(lambda: cycle())
class Failing:
    def __iter__(self):
        return self
    def __next__(self):
        raise KeyError("stop")
show(lambda: next(cycle(Failing())))
show(lambda: count(x=1))
# expect: [3, 4, 5, 6] [3, 5.5, 8.0, 10.5] [9223372036854775807, 9223372036854775808]
# expect: count(0) count(5) count(1, 2) count(2.5) repeat(3) repeat([1], 4)
# expect: [1, 2, 3, 1, 2, 3, 1, 2] [] ['x', 'x', 'x'] []
# expect: 4 [1, 4, 9]
# expect: TypeError a number is required
# expect: TypeError repeat() missing required argument 'object' (pos 1)
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError len() of unsized object
# expect: TypeError 'int' object is not iterable
# expect: TypeError cycle expected 1 argument, got 0
# expect: KeyError 'stop'
# expect: TypeError 'x' is an invalid keyword argument for count()
