# A million instances with three attributes are kept alive, then let go.
class A:
    def __init__(self):
        self.a = self.b = self.c = None


kept = [A() for i in range(1_000_000)]
del kept
