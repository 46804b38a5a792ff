class C:
    def f(): pass
C().f()  # expect error: TypeError: C.f() takes 0 positional arguments but 1 was given
