import _string

def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)

print(list(_string.formatter_parser("a{0}b{x!r:>{w}}c{{}}")), list(_string.formatter_parser("")))
for text in ("{", "}", "{a", "{a!", "{a!r", "{a!rx}", "{a:", "{a[}", "{a{b}}"):
    show(lambda: list(_string.formatter_parser(text)))
def split(text):
    first, rest = _string.formatter_field_name_split(text)
    return first, list(rest)
for text in ("a.b[0][x].c", "0", "", "a..b", "a[", "a[]", "a[0]x", "[0]"):
    show(lambda: split(text))
show(lambda: split(3))
# expect: [('a', '0', '', None), ('b', 'x', '>{w}', 'r'), ('c{', None, None, None), ('}', None, None, None)] []
# expect: ValueError Single '{' encountered in format string
# expect: ValueError Single '}' encountered in format string
# expect: ValueError expected '}' before end of string
# expect: ValueError end of string while looking for conversion specifier
# expect: ValueError unmatched '{' in format spec
# expect: ValueError expected ':' after conversion specifier
# expect: ValueError unmatched '{' in format spec
# expect: ValueError expected '}' before end of string
# expect: ValueError unexpected '{' in field name
# expect: ('a', [(True, 'b'), (False, 0), (False, 'x'), (True, 'c')])
# expect: (0, [])
# expect: ('', [])
# expect: ValueError Empty attribute in format string
# expect: ValueError Missing ']' in format string
# expect: ValueError Empty attribute in format string
# expect: ValueError Only '.' or '[' may follow ']' in format field specifier
# expect: ('', [(False, 0)])
# expect: TypeError expected str, got int
