print(int('42'), int('  -7 '), int('ff', 16), int('0x1f', 16), int('0b11', 0), int('1_000'), int('z', 36), int('+5'))
# expect: 42 -7 255 31 3 1000 35 5
for text in ('', 'abc', '1.5', '0x1', '1__0', '_1', '9a'):
    try:
        int(text)
    except ValueError as e:
        print(e)
# expect: invalid literal for int() with base 10: ''
# expect: invalid literal for int() with base 10: 'abc'
# expect: invalid literal for int() with base 10: '1.5'
# expect: invalid literal for int() with base 10: '0x1'
# expect: invalid literal for int() with base 10: '1__0'
# expect: invalid literal for int() with base 10: '_1'
# expect: invalid literal for int() with base 10: '9a'
try:
    int('1', 99)
except ValueError as e:
    print(e)
# expect: int() base must be >= 2 and <= 36, or 0
