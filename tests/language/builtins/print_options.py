print(1, 'a', None, sep='-', end='!\n')  # expect: 1-a-None!
print()  # expect:
print('a', 'b', sep='')  # expect: ab
print(*[1, 2], sep=', ')  # expect: 1, 2
print('x', end='')
print('y')  # expect: xy
class File:
    def write(self, s): log.append(s)
    def flush(self): log.append('flush')
log = []
print(1, 2, file=File(), flush=True)
print(log)  # expect: ['1', ' ', '2', '\n', 'flush']
