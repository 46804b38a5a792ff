x = 'last line'
print(x)  # expect: last line