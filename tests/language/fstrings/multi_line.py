x = 1
print(f'''a
{x}
{x +
 1}''')
# expect: a
# expect: 1
# expect: 2
print(f'one {x} '
      f'two {x + 1}'
      ' {x}')
# expect: one 1 two 2 {x}
