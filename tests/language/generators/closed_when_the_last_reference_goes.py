def g(name):
    try:
        yield name
    finally:
        print("closing", name)

a = g("a")
next(a)
a = None
print("after a")

def f():
    b = g("b")
    next(b)
    c = g("c")
    next(c)
    print("in f")
    return "value of f"

print(f())
for x in g("loop"):
    break
print("after loop")
d = [g("d")]
next(d[0])
d.clear()
print("after clear")
next(g("temporary"))
print("end")

# expect: closing a
# expect: after a
# expect: in f
# expect: closing b
# expect: closing c
# expect: value of f
# expect: closing loop
# expect: after loop
# expect: closing d
# expect: after clear
# expect: closing temporary
# expect: end
