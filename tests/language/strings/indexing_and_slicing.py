s = 'hello wörld'
print(s[0], s[-1], s[1:4], s[::-1], s[::2], s[20:], s[-3:], s[:-1], len(s), s[7])
# expect: h d ell dlröw olleh hlowrd  rld hello wörl 11 ö
try:
    s[99]
except IndexError as e:
    print(e)
# expect: string index out of range
