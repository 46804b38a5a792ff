class Names:
    def __getitem__(self, name):
        if name == "a":
            return 12
        raise KeyError(name)

    def keys(self):
        return ["z", "x", "y"]


names = Names()
outside = {}
print(eval("a", outside, names))  # expect: 12
print(eval("dir()", outside, names))  # expect: ['x', 'y', 'z']
print(eval("locals()", outside, names) is names, eval("globals()", outside, names) is outside)
# expect: True True
for run in (lambda: exec("b = a", outside, names), lambda: eval("b", outside, names),
            lambda: exec("del a", outside, names), lambda: eval("a", None, 3)):
    try:
        print(run())
    except Exception as e:
        print(type(e).__name__, e)
# expect: TypeError 'Names' object does not support item assignment
# expect: NameError name 'b' is not defined
# expect: NameError name 'a' is not defined
# expect: TypeError locals must be a mapping

