class Money:
    def __init__(self, n): self.n = n
    def __format__(self, spec): return f'[{spec}|{self.n}]'
print(f'{Money(5):abc} {Money(6)}', format(Money(7), 'x'))  # expect: [abc|5] [|6] [x|7]
try:
    f'{object():x}'
except TypeError as e:
    print(e)
# expect: unsupported format string passed to object.__format__
