s = '  Hello World  '
print(s.strip() + '|', s.lstrip() + '|', s.rstrip() + '|', s.upper().strip(), s.lower().strip(), 'abc'.capitalize(), 'a b'.title(), 'aB'.swapcase())
# expect: Hello World| Hello World  |   Hello World| HELLO WORLD hello world Abc A B Ab
print('xxhixx'.strip('x'), 'prefix-a'.removeprefix('prefix-'), 'a.py'.removesuffix('.py'), 'ß'.upper(), 'İ'.lower() == 'i̇')
# expect: hi a a SS True
