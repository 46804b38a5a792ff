class Text(str):
    def shout(self):
        return self.upper() + "!"


t = Text("abc")
t.notes = [1, 2]
print(t, t.shout(), t.notes, repr(t), len(t), t[0], t[1:])  # expect: abc ABC! [1, 2] 'abc' 3 a bc
for result in (t.lower(), t.strip(), t[:], t + "", "" + t, t * 1, t.replace("x", "y"), t.ljust(2),
               t.center(3), t.zfill(1), t.removeprefix("x"), t.removesuffix("x"), t.expandtabs(),
               t.split("x")[0], t.splitlines()[0], "".join([t]), t.title(),
               t.__str__(), t.translate({}), f"{t}", "%s" % t, format(t), str(t)):
    print(type(result).__name__, end=" ")
# expect: str str str str str str str str str str str str str str str str str str str str str str str 
print()
print(t == "abc", "abc" == t, hash(t) == hash("abc"), {"abc": 1}[t], {t: 2}["abc"], t in "xabcx")
# expect: True True True 1 2 True
print(isinstance(t, str), t.__class__, sorted([t, "b", Text("a")]))
# expect: True <class '__main__.Text'> ['a', 'abc', 'b']
print(Text(b"octets", "ascii"), Text(object=7), Text(), Text("é") + "ü", Text("日本")[1])
# expect: octets 7  éü 本
setattr(t, Text("name"), 4)
print(t.name, getattr(t, Text("name")), t.__dict__)  # expect: 4 4 {'notes': [1, 2], 'name': 4}
d = {Text("k"): 1}
d["k"] = 2
print(d, type(list(d)[0]))  # expect: {'k': 2} <class '__main__.Text'>
