print('{} {}'.format(1, 2), '{1} {0}'.format('a', 'b'), '{x:>5}'.format(x=3), '{0[1]} {1.real}'.format([1, 2], 5), '{{}}'.format(), '{!r}'.format('q'))
# expect: 1 2 b a     3 2 5 {} 'q'
