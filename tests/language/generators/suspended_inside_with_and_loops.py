class Manager:
    def __enter__(self):
        print("enter")
        return self
    def __exit__(self, *info):
        print("exit", info[0])
        return info[0] is KeyError

def g():
    for i in range(2):
        with Manager():
            for j in "ab":
                while True:
                    yield i, j
                    break

print(list(g()))
it = g()
next(it)
print(it.throw(KeyError("k")))
it.close()

# expect: enter
# expect: exit None
# expect: enter
# expect: exit None
# expect: [(0, 'a'), (0, 'b'), (1, 'a'), (1, 'b')]
# expect: enter
# expect: exit <class 'KeyError'>
# expect: enter
# expect: (1, 'a')
# expect: exit <class 'GeneratorExit'>
