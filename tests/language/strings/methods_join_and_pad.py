print(','.join(['a', 'b']), ''.join([]), '-'.join('abc'), 'a'.center(5, '*'), 'a'.ljust(3) + '|', 'a'.rjust(3), '42'.zfill(5), '-42'.zfill(5), 'a\tb'.expandtabs(4))
# expect: a,b  a-b-c **a** a  |   a 00042 -0042 a   b
try:
    ','.join(['a', 1])
except TypeError as e:
    print(e)
# expect: sequence item 1: expected str instance, int found
try:
    ','.join(5)
except TypeError as e:
    print(e)
# expect: can only join an iterable
