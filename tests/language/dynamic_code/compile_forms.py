def show(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except BaseException as e: print(type(e).__name__ + ': ' + str(e))
def c(*a, **k):
    code = compile(*a, **k); return type(code).__name__, code.co_filename, code.co_name, code.co_firstlineno
show(c, '1', 'f', 'exec'); show(c, '1', 'f', 'eval'); show(c, '1', 'f', 'single'); show(c, b'1', b'f', 'exec'); show(c, '1', 'f', 'bad'); show(c, '1', 'f', 1); show(c, '1', 1, 'exec'); show(c, 1, 'f', 'exec'); show(c, None, 'f', 'exec'); show(c, '1', 'f'); show(c); show(c, '1', 'f', 'exec', 1); show(c, '1', 'f', 'exec', 'x'); show(c, '1', 'f', 'exec', 0, False, 3); show(c, '1', 'f', 'exec', 0, False, -2); show(c, '1', 'f', 'func_type'); show(c, '1', 'f', 'exec', flags=0x1000000); show(c, '1', 'f', 'exec', 2**40); show(c, '1', 'f', 'exec', 2**80); show(c, source='1', filename='f', mode='exec', dont_inherit=1, optimize=0); show(c, '1', 'f', 'exec', foo=1); show(c, '1\x00', 'f', 'exec'); show(c, 'a\x00b', 'f', 'eval'); show(c, '1', 'f\x00', 'exec'); show(c, '1', 'f', 'ex\x00ec')
show(c, '', 'f', 'exec'); show(c, '', 'f', 'eval'); show(c, '', 'f', 'single'); show(c, '1\n2', 'f', 'single'); show(c, 'if 1: pass', 'f', 'single'); show(c, 'if 1:\n pass\n', 'f', 'single'); show(c, 'x = 1; y = 2', 'f', 'single'); show(c, 'x = 1', 'f', 'eval'); show(c, '(', 'f', 'exec'); show(c, '# c', 'f', 'single'); show(c, '1;;', 'f', 'single'); show(c, 'def f():\n  return 1\nx', 'f', 'single')
for s in ['1+1', 'None', 'x = 5; x', '"a"; 2', 'for i in range(3): i', 'if 1: 7', 'def f(): 3\n', '[1,2]', 'pass']:
    exec(compile(s, '<s>', 'single'))
print(_)
for o in (-1, 0, 1, 2):
    ns = {}
    exec(compile('"module doc"\nassert 0 if O else 1, "no"\ndef f():\n    "doc"\n    return __debug__\nclass C:\n    "cdoc"\n    x = 1'.replace('O', str(o > 0)), 'f', 'exec', optimize=o), ns)
    print(o, ns['f'](), ns['f'].__doc__, ns['C'].__doc__, ns.get('__doc__'))
co = compile('a + b\nc', 'name.py', 'exec'); print(co.co_names, co.co_consts, co.co_flags, co.co_varnames, repr(co)[:26])
try: compile('x = (\n1,\n', 'file.py', 'exec')
except SyntaxError as e: print(e.filename, e.lineno, e.offset, e.text, e.msg, e.args)
try: compile('x y', 'file.py', 'exec')
except SyntaxError as e: print(e.filename, e.lineno, e.offset, e.text, e.msg, e.end_lineno, e.end_offset, e.print_file_and_line)
# expect: ('code', 'f', '<module>', 1)
# expect: ('code', 'f', '<module>', 1)
# expect: ('code', 'f', '<module>', 1)
# expect: ('code', 'f', '<module>', 1)
# expect: ValueError: compile() mode must be 'exec', 'eval' or 'single'
# expect: TypeError: compile() argument 'mode' must be str, not int
# expect: TypeError: expected str, bytes or os.PathLike object, not int
# expect: TypeError: compile() arg 1 must be a string, bytes or AST object
# expect: TypeError: compile() arg 1 must be a string, bytes or AST object
# expect: TypeError: compile() missing required argument 'mode' (pos 3)
# expect: TypeError: compile() missing required argument 'source' (pos 1)
# expect: ValueError: compile(): unrecognised flags
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: ValueError: compile(): invalid optimize value
# expect: ValueError: compile(): invalid optimize value
# expect: ValueError: compile() mode 'func_type' requires flag PyCF_ONLY_AST
# expect: ('code', 'f', '<module>', 1)
# expect: OverflowError: Python int too large to convert to C int
# expect: OverflowError: Python int too large to convert to C int
# expect: ('code', 'f', '<module>', 1)
# expect: TypeError: 'foo' is an invalid keyword argument for compile()
# expect: ValueError: source code string cannot contain null bytes
# expect: ValueError: source code string cannot contain null bytes
# expect: ValueError: embedded null character
# expect: ValueError: embedded null character
# expect: ('code', 'f', '<module>', 1)
# expect: SyntaxError: invalid syntax (f, line 0)
# expect: SyntaxError: invalid syntax (f, line 0)
# expect: SyntaxError: multiple statements found while compiling a single statement (f, line 1)
# expect: SyntaxError: invalid syntax (f, line 1)
# expect: ('code', 'f', '<module>', 1)
# expect: ('code', 'f', '<module>', 1)
# expect: SyntaxError: invalid syntax (f, line 1)
# expect: SyntaxError: '(' was never closed (f, line 1)
# expect: SyntaxError: invalid syntax (f, line 1)
# expect: SyntaxError: invalid syntax (f, line 1)
# expect: SyntaxError: invalid syntax (f, line 3)
# expect: 2
# expect: 5
# expect: 'a'
# expect: 2
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 9, in <module>
#|     exec(compile(s, '<s>', 'single'))
#|          ^^^^^^^^^^^^^^^^^^^^^^^^^^^
#|   File "<s>", line 1
#|     for i in range(3): i
#| SyntaxError: invalid syntax
