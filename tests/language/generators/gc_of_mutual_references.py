class Node:
    pass

def g(node):
    node.it = it
    yield node

node = Node()
it = g(node)
next(it)
print(node.it is it)       # expect: True
del it
print(next(node.it, "end"))  # expect: end
