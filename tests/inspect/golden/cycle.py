class Node:
    def __init__(self, name):
        self.name = name

left = Node('left')
right = Node('right')
left.other = right
right.other = left
del left, right
