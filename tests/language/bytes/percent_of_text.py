# A str is one argument to a bytes format, and no mapping.
for form in (b"", b"a"):
    try:
        print(form % "text")
    except TypeError as error:
        print(error)
# expect: not all arguments converted during bytes formatting
# expect: not all arguments converted during bytes formatting
print(b"%a" % "text")  # expect: b"'text'"
try:
    b"%(x)s" % "text"
except TypeError as error:
    print(error)  # expect: format requires a mapping
