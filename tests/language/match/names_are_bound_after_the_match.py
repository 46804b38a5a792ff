# Names captured before a pattern fails: stores happen only after the whole pattern matched.
def f(subject):
    a = b = "unset"
    match subject:
        case [a, 2]:
            pass
        case [1, b] if b > 10:
            pass
    return a, b
print(f([1, 2]), f([1, 3]), f([1, 11]), f([5, 6]))
# expect: (1, 'unset') ('unset', 3) ('unset', 11) ('unset', 'unset')
