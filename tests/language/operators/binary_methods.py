class V:
    def __init__(self, n): self.n = n
    def op(name):
        def method(self, o): return (name, self.n, o)
        return method
    for name in 'add sub mul truediv floordiv mod pow lshift rshift and or xor matmul'.split():
        locals()[f'__{name}__'] = op(name)
v = V(1)
print(v + 2, v - 2, v * 2, v / 2, v // 2, v % 2, v ** 2)
# expect: ('add', 1, 2) ('sub', 1, 2) ('mul', 1, 2) ('truediv', 1, 2) ('floordiv', 1, 2) ('mod', 1, 2) ('pow', 1, 2)
print(v << 2, v >> 2, v & 2, v | 2, v ^ 2, v @ 2)
# expect: ('lshift', 1, 2) ('rshift', 1, 2) ('and', 1, 2) ('or', 1, 2) ('xor', 1, 2) ('matmul', 1, 2)
