# A binary tree of depth 18 is built and dropped.
class Node:
    def __init__(self, left, right):
        self.left = left
        self.right = right


def tree(depth):
    if depth == 0:
        return None
    return Node(tree(depth - 1), tree(depth - 1))


root = tree(18)
del root
