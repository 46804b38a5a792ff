small = 256
same = 255 + 1
large = 257
another = 256 + int('1')
huge = 2 ** 100
