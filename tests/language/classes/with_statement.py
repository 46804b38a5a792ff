class Manager:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    def __enter__(self):
        print('enter', self.name)
        return self.name.upper()
    def __exit__(self, kind, value, tb):
        print('exit', self.name, kind and kind.__name__, value, tb is None)
        return self.swallow
with Manager('a') as x, Manager('b') as y:
    print(x, y)
# expect: enter a
# expect: enter b
# expect: A B
# expect: exit b None None True
# expect: exit a None None True
with Manager('c', swallow=True):
    raise ValueError('swallowed')
# expect: enter c
# expect: exit c ValueError swallowed False
def f():
    with Manager('d'):
        return 'returned'
print(f())
# expect: enter d
# expect: exit d None None True
# expect: returned
for i in range(2):
    with Manager('e'):
        if i == 0: continue
        break
# expect: enter e
# expect: exit e None None True
# expect: enter e
# expect: exit e None None True
