class Count:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n
print(list(Count(3)))  # expect: [2, 1, 0]
for x in Count(2):
    print(x)
# expect: 1
# expect: 0
a, b = Count(2)
print(a, b, max(Count(5)), 3 in Count(5), sum(Count(4)))  # expect: 1 0 4 True 6
