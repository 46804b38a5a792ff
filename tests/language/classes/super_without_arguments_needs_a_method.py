def f():
    super().x  # expect error: RuntimeError: super(): no arguments
f()
