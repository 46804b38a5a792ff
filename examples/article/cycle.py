# Counting alone does not free what refers to itself; the collector does.
import gc


class Node:
    pass


def leave_cycles(count):
    for i in range(count):
        node = Node()
        node.me = node


def nodes():
    return sum(type(thing) is Node for thing in gc.get_objects())


gc.disable()
leave_cycles(1000)
print("collector off:", nodes(), "nodes that no name leads to")
print("found by the collector:", gc.collect() >= 1000)
print("afterwards:", nodes())
