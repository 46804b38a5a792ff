x = 5
s = 'a'
print(f'{x=} {x = } {x + 1=} {s=} {s=!s} {x=:>4}')  # expect: x=5 x = 5 x + 1=6 s='a' s=a x=   5
