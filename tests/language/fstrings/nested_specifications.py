width, precision, value = 10, 3, 3.14159
print(f'{value:{width}.{precision}f}|{"a":{"*"}>{width // 2}}|{value!r:>{width}}')
# expect:      3.142|****a|   3.14159
