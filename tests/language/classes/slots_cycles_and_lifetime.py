class Node:
    __slots__ = ("value", "next", "__weakref__")

    def __init__(self, value, next=None):
        self.value = value
        self.next = next


head = None
for i in range(10):
    head = Node(i, head)
total, node = 0, head
while node:
    total += node.value
    node = node.next
print(total)  # expect: 45
head.next = head
ring = [Node(i) for i in range(4)]
for a, b in zip(ring, ring[1:] + ring[:1]):
    a.next = b
print(ring[3].next is ring[0])  # expect: True
del ring, head, a, b, node


class Chain:
    __slots__ = "link"


chain = None
for i in range(20000):
    link = Chain()
    link.link = chain
    chain = link
del chain, link
print("freed")  # expect: freed
