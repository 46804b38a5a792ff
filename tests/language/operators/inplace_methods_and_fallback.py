class I:
    def __init__(self): self.log = []
    def __iadd__(self, o):
        self.log.append(o)
        return self
    def __add__(self, o): return 'add'
    def __sub__(self, o): return 'sub'
i = j = I()
i += 1
i += 2
print(i is j, i.log)  # expect: True [1, 2]
i -= 1
print(i, j.log)  # expect: sub [1, 2]
