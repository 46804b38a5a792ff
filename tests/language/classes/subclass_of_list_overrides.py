class Loud(list):
    def append(self, x):
        print('append', x)
        super().append(x)
    def __getitem__(self, i): return ('item', super().__getitem__(i))
    def __len__(self): return 99
a = Loud()
a.append(1)  # expect: append 1
a.append(2)  # expect: append 2
print(a[0], len(a), a, list(a))  # expect: ('item', 1) 99 [1, 2] [1, 2]
