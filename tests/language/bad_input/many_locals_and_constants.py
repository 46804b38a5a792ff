source = ''.join([f'v{i} = {i} * 2\n' for i in range(400)]) + 'total = v0 + v399\n'
ns = {}
exec(source, ns)
print(ns['total'])  # expect: 798
exec('def f():\n' + ''.join([f'    w{i} = {i}\n' for i in range(400)]) + '    return w0 + w399\n', ns)
print(ns['f']())  # expect: 399
