print('%s %r %d %5.2f %x %%' % ('a', 'b', 3, 2.5, 255))  # expect: a 'b' 3  2.50 ff %
print('%(k)s' % {'k': 'v'}, '%-5s|' % 'a', '%05d' % 42, '%+d' % 5, '%c' % 'x', '%s' % (1,), '%s' % None)
# expect: v a    | 00042 +5 x 1 None
