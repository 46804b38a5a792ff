import _sre

def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)

# What re compiles (a|b)+c to, written out.
LITERAL, MARK, BRANCH, JUMP, FAILURE, SUCCESS, REPEAT, MAX_UNTIL = 16, 17, 7, 15, 0, 1, 23, 18
body = [MARK, 0, BRANCH, 5, LITERAL, 97, JUMP, 7, 5, LITERAL, 98, JUMP, 2, 0, MARK, 1]
code = [REPEAT, len(body) + 3, 1, 4294967295] + body + [MAX_UNTIL, LITERAL, 99, SUCCESS]
p = _sre.compile("(a|b)+c", 32, code, 1, {"x": 1}, (None, "x"))
m = p.search("zzababcc")
print(m, m.group(), m.group(1), m["x"], m.span("x"), m.lastindex, m.lastgroup, m.groupdict(), m.regs, m.pos, m.endpos)
print(p, p.groups, dict(p.groupindex), p.flags, p.pattern, p.match("ab"), p.fullmatch("abc").groups())
print(p.findall("ac bc abc"), p.split("1ac2bc3"), p.sub("<>", "ac-bc"), p.subn("", "acbc", 1), p.sub(lambda m: m[1].upper(), "bc"))
print([m.span() for m in p.finditer("acbc")], p.match("zac", 1).span(), p.search("acac", 0, 1))
show(lambda: m.group(2))
show(lambda: m["nothing"])
show(lambda: p.match(3))
show(lambda: p.match(b"a"))
show(lambda: p.match())
show(lambda: type(p)())
show(lambda: _sre.compile("x", 0, [1, 2], 0, {}, ()))
show(lambda: _sre.compile("x", 0, [MARK, 5, SUCCESS], 0, {}, ()))
show(lambda: _sre.compile("x", 0, [], 0, {}, ()))
show(lambda: _sre.compile("x", 0, [-1], 0, {}, ()))
print(_sre.MAGIC, _sre.unicode_tolower(65), _sre.ascii_iscased(97), _sre.unicode_iscased(0x130), p == p, hash(p) == hash(p))
# expect: <re.Match object; span=(2, 7), match='ababc'> ababc b b (5, 6) 1 x {'x': 'b'} ((2, 7), (5, 6)) 0 8
# expect: re.compile('(a|b)+c') 1 {'x': 1} 32 (a|b)+c None ('b',)
# expect: ['a', 'b', 'b'] ['1', 'a', '2', 'b', '3'] <>-<> ('bc', 1) B
# expect: [(0, 2), (2, 4)] (1, 3) None
# expect: IndexError no such group
# expect: IndexError no such group
# expect: TypeError expected string or bytes-like object, got 'int'
# expect: TypeError cannot use a string pattern on a bytes-like object
# expect: TypeError match() missing required argument 'string' (pos 1)
# expect: TypeError cannot create 're.Pattern' instances
# expect: RuntimeError invalid SRE code
# expect: RuntimeError invalid SRE code
# expect: RuntimeError invalid SRE code
# expect: OverflowError regular expression code size limit exceeded
# expect: 20220615 97 True True True True
