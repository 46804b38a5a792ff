s = 'é\n'
print(f'{s!r} {s!a} {s.strip()!s}')  # expect: 'é\n' '\xe9\n' é
