try:
    exec('x = (')
except SyntaxError as e:
    print(e.msg, e.lineno, e.offset, e.filename, repr(e.text))
# expect: '(' was never closed 1 5 <string> 'x = (\n'
try:
    eval('1 + ')
except SyntaxError as e:
    print(e.msg, e.lineno)
# expect: invalid syntax 1
try:
    exec('if 1:\nx')
except IndentationError as e:
    print(e.msg, e.lineno, type(e).__name__)
# expect: expected an indented block after 'if' statement on line 1 2 IndentationError
