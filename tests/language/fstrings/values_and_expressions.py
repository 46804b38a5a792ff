x = 5
name = 'World'
print(f'{x} {x + 1} {name!r} {name.upper()} {[1, 2][0]} {{literal}} {"nested"} {x if x else 0}')
# expect: 5 6 'World' WORLD 1 {literal} nested 5
print(f'', f'plain', f'{x}{x}', f"{'a' 'b'}", f'{(lambda: 7)()}', f'{ {1: 2}[1] }')  # expect:  plain 55 ab 7 2
