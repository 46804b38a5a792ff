class Node:
    def __init__(self): self.children = []
    def __repr__(self): return f'Node({self.children})'
n = Node()
n.children.append(1)
print(n)  # expect: Node([1])
a = [1]
a.append(a)
d = {}
d['self'] = d
print(a, d)  # expect: [1, [...]] {'self': {...}}
