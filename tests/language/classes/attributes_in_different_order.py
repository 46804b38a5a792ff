class P:
    def __init__(self, flip):
        if flip: self.y = 1; self.x = 2
        else: self.x = 3; self.y = 4
total = 0
for i in range(6):
    p = P(i % 2)
    total += p.x * 10 + p.y
print(total, vars(P(0)), vars(P(1)))  # expect: 165 {'x': 3, 'y': 4} {'y': 1, 'x': 2}
