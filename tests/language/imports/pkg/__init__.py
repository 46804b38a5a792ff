"""A package for tests."""
name = __name__
value = 1
