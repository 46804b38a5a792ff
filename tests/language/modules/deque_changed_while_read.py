from _collections import deque

def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)

d = deque(range(5))
def grow():
    for x in d:
        d.append(x)
show(grow)
i = iter(d)
d.append(1)
show(lambda: next(i))
show(lambda: next(i))
class Emptying:
    def __eq__(self, other):
        d.clear()
        return False
d = deque([1, 2, 3])
show(lambda: d.count(Emptying()))
d = deque([1, 2, 3])
show(lambda: d.remove(Emptying()))
d = deque([1, 2, 3])
show(lambda: d.index(Emptying()))
d = deque([1, 2, 3])
show(lambda: Emptying() in d)
print(iter(deque([1, 2])).__length_hint__(), type(iter(d)), type(reversed(d)))
# expect: RuntimeError deque mutated during iteration
# expect: RuntimeError deque mutated during iteration
# expect: RuntimeError deque mutated during iteration
# expect: RuntimeError deque mutated during iteration
# expect: IndexError deque mutated during iteration
# expect: RuntimeError deque mutated during iteration
# expect: RuntimeError deque mutated during iteration
# expect: 2 <class '_collections._deque_iterator'> <class '_collections._deque_reverse_iterator'>
