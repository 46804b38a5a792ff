class R:
    def __repr__(self): return 'R!'
class S(R):
    def __str__(self): return 'S!'
print(R(), repr(R()), S(), repr(S()), [S()], {1: R()}, f'{S()} {S()!r}')  # expect: R! R! S! R! [R!] {1: R!} S! R!
