# A subscript that finds nothing hashes and compares its key once, however often it has run.
class Key:
    def __hash__(self):
        calls.append("hash")
        return hash("a")

    def __eq__(self, other):
        calls.append("eq")
        return False


def item(key):
    try:
        return table[key]
    except KeyError as error:
        return type(error).__name__


table = {"a": 1}
for _ in range(10):
    item("a")
for _ in range(4):
    calls = []
    print(item(Key()), calls)  # expect: KeyError ['hash', 'eq']
# expect: KeyError ['hash', 'eq']
# expect: KeyError ['hash', 'eq']
# expect: KeyError ['hash', 'eq']
print(item("a"), item("b"))  # expect: 1 KeyError
