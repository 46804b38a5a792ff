class Half:
    def __enter__(self): pass
with Half():  # expect error: TypeError: 'Half' object does not support the context manager protocol (missed __exit__ method)
    pass
