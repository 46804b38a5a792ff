class A:
    pass

a = A()
