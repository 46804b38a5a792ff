# Text that a local builds piece by piece may grow in place: nobody else may see it change.
def build(count):
    text = ""
    seen = []
    for i in range(count):
        text += "ab"
        if i % 50 == 0:
            seen.append(text)
    return text, [len(each) for each in seen]


text, lengths = build(400)
print(len(text), text == "ab" * 400, lengths)
# expect: 800 True [2, 102, 202, 302, 402, 502, 602, 702]


def aliases(count):
    text = "x"
    for i in range(count):
        other = text
        text = text + "yz"
        assert other == text[:-2] and len(other) == 1 + 2 * i
    return len(text)


print(aliases(1000))  # expect: 2001


def wider(pieces):
    text = ""
    for piece in pieces:
        text += piece
    return text, hash(text) == hash("".join(pieces))


print(wider(["abc"] * 3 + ["é"] + ["ж"] * 2 + ["😀", "z"]))
# expect: ('abcabcabcéжж😀z', True)


def doubled(count):
    text = "ab"
    for _ in range(count):
        text += text
    return text


print(doubled(12) == "ab" * 4096)  # expect: True


def keys(count):
    table = {}
    text = ""
    for i in range(count):
        text += "k"
        table[text] = i
    return [table["k" * n] for n in (1, 2, count)], len(table)


print(keys(600))  # expect: ([0, 1, 599], 600)


def mixed(count):
    value = "a"
    for i in range(count):
        value += "b"
        if i == count - 2:
            value = (1,)
    return value


try:
    mixed(20)
except TypeError as error:
    print(error)  # expect: can only concatenate tuple (not "str") to tuple


def iterated():
    text = "ab" * 300
    found = 0
    for letter in text:
        text += letter
        found += 1
    return found, len(text)


print(iterated())  # expect: (600, 1200)


class Text(str):
    def __add__(self, other):
        return Text(str(self) + other + "!")


def subclass(count):
    text = Text("")
    for _ in range(count):
        text += "a"
    return text


print(subclass(5), type(subclass(3)).__name__)  # expect: a!a!a!a!a! Text


def closure():
    text = ""

    def add():
        nonlocal text
        for _ in range(30):
            text += "c"

    add()
    return len(text)


print(closure())  # expect: 30
