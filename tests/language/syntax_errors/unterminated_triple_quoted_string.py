try:
    exec('x = """abc\ndef\n')
except SyntaxError as e:
    print(e.msg, e.lineno, e.offset)
# expect: unterminated triple-quoted string literal (detected at line 2) 1 5
