class Node:
    def __init__(self, value, children=()):
        self.value, self.children = value, list(children)
    def total(self):
        result = self.value
        for c in self.children:
            result += c.total()
        return result
print(Node(1, [Node(2), Node(3, [Node(4)])]).total())  # expect: 10
