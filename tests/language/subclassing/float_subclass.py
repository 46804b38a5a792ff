class Metres(float):
    unit = "m"

    def __str__(self):
        return f"{float(self)} m"


m = Metres(2.5)
m.note = "x"
print(m, repr(m), m.note, m.unit, m + 1, type(m + 1), type(-m), type(+m), type(float(m)))
# expect: 2.5 m 2.5 x m 3.5 <class 'float'> <class 'float'> <class 'float'> <class 'float'>
print(m == 2.5, hash(m) == hash(2.5), int(m), round(m), type(round(m, 1)), m.is_integer(), m.hex())
# expect: True True 2 2 <class 'float'> False 0x1.4000000000000p+1
print(Metres("1e3"), Metres(), Metres(3), Metres(Metres(1.5)), type(m.real), m.__dict__)
# expect: 1000.0 m 0.0 m 3.0 m 1.5 m <class 'float'> {'note': 'x'}
print(f"{m:.3f}", "%.1f" % m, m > 2, [Metres(1), 0.5, Metres(0.25)], sorted([Metres(1), 0.5]))
# expect: 2.500 2.5 True [1.0, 0.5, 0.25] [0.5, 1.0]
print(type(Metres.fromhex("0x1p2")), Metres.fromhex("0x1p2"))
# expect: <class '__main__.Metres'> 4.0 m


class Takes(float):
    def __init__(self, value, scale=1):
        self.scale = scale

    def __new__(cls, value, scale=1):
        return super().__new__(cls, value * scale)


print(Takes(2, scale=3), Takes(2, 3).scale)  # expect: 6.0 3
