class P:
    def __pow__(self, e, m=None): return ('pow', e, m)
print(P() ** 2, pow(P(), 2), pow(P(), 2, 3))  # expect: ('pow', 2, None) ('pow', 2, None) ('pow', 2, 3)
print(pow(3, 100, 7), pow(2, -1, 7), pow(2, 3, -5))  # expect: 4 4 -2
