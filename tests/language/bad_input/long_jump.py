body = ''.join([f'        x = x + {i % 7}\n' for i in range(3000)])
ns = {}
exec('def f():\n    x = 0\n    for i in range(2):\n        if i == 5: break\n' + body + '    return x\n', ns)
print(ns['f']())  # expect: 17988
