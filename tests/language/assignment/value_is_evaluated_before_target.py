log = []
def mark(x):
    log.append(x)
    return x
d = {}
d[mark('key')] = mark('value')
print(log, d)  # expect: ['value', 'key'] {'key': 'value'}
