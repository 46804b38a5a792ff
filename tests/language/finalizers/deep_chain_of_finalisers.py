# A chain far deeper than any stack, each link with a finaliser.
class Node:
    def __init__(self, next):
        self.next = next

    def __del__(self):
        global count
        count += 1


count = 0
chain = None
for i in range(100000):
    chain = Node(chain)
chain = None
print(count)  # expect: 100000

# The finaliser of each link drops the next one itself.
class Dropping(Node):
    def __del__(self):
        global count
        count += 1
        self.next = None


count = 0
chain = None
for i in range(300):
    chain = Dropping(chain)
chain = None
print(count)  # expect: 300
