s = 'banana'
print(s.find('an'), s.rfind('an'), s.find('x'), s.index('n'), s.count('a'), s.startswith('ba'), s.endswith(('x', 'na')), s.find('a', 2), s.replace('a', 'o'), s.replace('a', 'o', 2))
# expect: 1 3 -1 2 3 True True 3 bonono bonona
try:
    s.index('zz')
except ValueError as e:
    print(e)
# expect: substring not found
print('a,b,,c'.split(','), ' a  b '.split(), 'a-b-c'.rsplit('-', 1), 'a=b=c'.partition('='), 'x'.rpartition('.'), 'a\nb\r\nc'.splitlines(), 'abc'.split('b', 0))
# expect: ['a', 'b', '', 'c'] ['a', 'b'] ['a-b', 'c'] ('a', '=', 'b=c') ('', '', 'x') ['a', 'b', 'c'] ['abc']
