async def coroutine():
    pass

async def generator():
    yield

def plain():
    yield

print(coroutine.__code__.co_flags & 0x80, coroutine.__code__.co_flags & 0x220)
print(generator.__code__.co_flags & 0x200, generator.__code__.co_flags & 0xa0)
print(plain.__code__.co_flags & 0x20, plain.__code__.co_flags & 0x280)
c = coroutine()
c.__name__ = "renamed"
c.__qualname__ = "q.renamed"
print(c.__name__, c.__qualname__, c.cr_code is coroutine.__code__)
try:
    c.__name__ = 1
except TypeError as e:
    print(e)
c.close()
print(hasattr(c, "__await__"), hasattr(c, "__iter__"), hasattr(c, "__next__"))
a = generator()
a.__name__ = "renamed"
print(a.__name__, hasattr(a, "__aiter__"), hasattr(a, "__await__"), hasattr(a, "send"))

class C:
    async def method(self):
        return self

m = C().method()
print(m.__qualname__)
m.close()

# expect: 128 0
# expect: 512 0
# expect: 32 0
# expect: renamed q.renamed True
# expect: __name__ must be set to a string object
# expect: True False False
# expect: renamed True False False
# expect: C.method
