a = []
for _ in range(1000000):
    a = [a]
del a
print('freed')  # expect: freed
class Node: pass
n = None
for _ in range(200000):
    m = Node()
    m.next = n
    n = m
del n, m
print('freed')  # expect: freed
