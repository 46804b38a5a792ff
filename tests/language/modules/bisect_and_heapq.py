# Sorted lists and heaps.
import bisect
import heapq

row = [1, 3, 3, 5]
print(bisect.bisect(row, 3), bisect.bisect_left(row, 3), bisect.bisect_right(row, 0), bisect.bisect_left(row, 9))
# expect: 3 1 0 4
bisect.insort(row, 4)
bisect.insort_left(row, 3, lo=2)
print(row, bisect.bisect_left(row, 3, 2, 3))             # expect: [1, 3, 3, 3, 4, 5] 2
words = ["a", "bb", "ddd"]
bisect.insort(words, "cc", key=len)
print(words, bisect.bisect_left(words, 3, key=len))      # expect: ['a', 'bb', 'cc', 'ddd'] 3


class Row:
    def __len__(self):
        return 3

    def __getitem__(self, i):
        return i * 10

    def insert(self, i, x):
        print("insert", i, x)


print(bisect.bisect(Row(), 10))                          # expect: 2
bisect.insort(Row(), 15)                                 # expect: insert 2 15
heap = [5, 1, 4, 2, 3]
heapq.heapify(heap)
print(heap, heapq.heappop(heap), heapq.heappushpop(heap, 0), heapq.heapreplace(heap, 9))  # expect: [3, 5, 4, 9] 1 0 2
heapq.heappush(heap, 1)
print([heapq.heappop(heap) for _ in range(len(heap))])   # expect: [1, 3, 4, 5, 9]
print(heapq.nlargest(2, [3, 1, 2]), heapq.nsmallest(2, "cab"), list(heapq.merge([1, 4], [2, 3])))
# expect: [3, 2] ['a', 'b'] [1, 2, 3, 4]


class Clearing:
    def __lt__(self, other):
        heap.clear()
        return True


heap = [Clearing() for _ in range(6)]
for bad in [lambda: heapq.heapify(heap), lambda: heapq.heappop([]), lambda: heapq.heappush((), 1),
            lambda: heapq.heappush([1], "a"), lambda: heapq.heapify(3), lambda: bisect.bisect([1], 2, -1),
            lambda: bisect.bisect([1], "a"), lambda: bisect.bisect([1]), lambda: bisect.insort(3, 1)]:
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
# expect: RuntimeError list changed size during iteration
# expect: IndexError index out of range
# expect: TypeError heappush() argument 1 must be list, not tuple
# expect: TypeError '<' not supported between instances of 'str' and 'int'
# expect: TypeError heapify() argument must be list, not int
# expect: ValueError lo must be non-negative
# expect: TypeError '<' not supported between instances of 'str' and 'int'
# expect: TypeError bisect_right() missing required argument 'x' (pos 2)
# expect: TypeError object of type 'int' has no len()
