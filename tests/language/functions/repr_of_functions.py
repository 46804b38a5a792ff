def f(): pass
class C:
    def m(self): pass
print(repr(f)[:14], repr(C.m)[:16], repr(C().m)[:19], repr(len), repr([].append)[:35], repr(lambda: 0)[:20])
# expect: <function f at <function C.m at <bound method C.m o <built-in function len> <built-in method append of list obj <function <lambda> a
