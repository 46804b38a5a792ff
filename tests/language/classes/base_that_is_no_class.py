class C(5): pass  # expect error: TypeError: int() takes at most 2 arguments (3 given)
