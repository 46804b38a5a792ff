try:
    eval('1\x00')
except (ValueError, SyntaxError) as e:
    print(e)
# expect: source code string cannot contain null bytes
