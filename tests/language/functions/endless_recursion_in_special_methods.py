class A:
    def __getattr__(self, name): return self.other
    def __repr__(self): return repr(self)
    def __add__(self, o): return self + o
    def __getitem__(self, i): return self[i]
for attempt in (lambda: A().x, lambda: repr(A()), lambda: A() + 1, lambda: A()[0]):
    try:
        attempt()
    except RecursionError:
        print('RecursionError')
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
