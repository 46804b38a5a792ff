try:
    eval('(' * 250 + ')' * 250)
except SyntaxError as e:
    print(e.msg)
# expect: too many nested parentheses
try:
    exec('x = ' + '[' * 150 + ']' * 150)
    print('fine')
except (SyntaxError, MemoryError, RecursionError) as e:
    print(type(e).__name__)
# expect: fine
