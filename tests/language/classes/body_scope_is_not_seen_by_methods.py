class C:
    x = 1
    def f(self):
        return x  # expect error: NameError: name 'x' is not defined
C().f()
