def g(name):
    try:
        yield
    finally:
        print("closing", name, len(name))

_private = g("private")
next(_private)
public = g("public")
next(public)
print("end of program")

# expect: end of program
# expect: closing private 7
# expect: closing public 6
