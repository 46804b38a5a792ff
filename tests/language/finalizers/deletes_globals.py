# A finaliser that deletes the globals its own module needs.
class Wipe:
    def __del__(self):
        for name in ["first", "second", "missing"]:
            globals().pop(name, None)
        print("wiped")


first = Wipe()
second = [1, 2, 3]
third = first
del first
print(second)  # expect: [1, 2, 3]
del third  # expect: wiped
try:
    second
except NameError as error:
    print(error)  # expect: name 'second' is not defined
