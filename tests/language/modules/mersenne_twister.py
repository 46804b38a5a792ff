import _random

def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)

r = _random.Random(42)
print([r.random() for _ in range(3)], r.getrandbits(100), r.getrandbits(32), r.getrandbits(1), r.getrandbits(64), r.getrandbits(65), r.getrandbits(0))
for seed in (-10**40, 2**33, 0, 1.5, 7, True):
    r.seed(seed)
    print(r.random())
r.seed(1)
print([r.random() for _ in range(2000)][-1])
state = r.getstate()
a = r.random()
r.setstate(state)
print(a == r.random(), len(state), state[-1])
class Mine(_random.Random):
    pass
m = Mine(5)
m.name = "mine"
print(m.random(), m.name)
show(lambda: r.getrandbits(-1))
show(lambda: r.getrandbits("x"))
show(lambda: r.setstate((1,)))
show(lambda: r.setstate(3))
show(lambda: r.setstate(state[:-1] + (625,)))
show(lambda: r.setstate(("x",) * 625))
show(lambda: _random.Random([]))
# expect: [0.6394267984578837, 0.025010755222666936, 0.27502931836911926] 137577423665220539048064734942 2906402157 1 10060236952204337488 10892664235628797826 0
# expect: 0.34753796566513817
# expect: 0.011451121320907864
# expect: 0.8444218515250481
# expect: 0.551763726942059
# expect: 0.32383276483316237
# expect: 0.13436424411240122
# expect: 0.4499663746974547
# expect: True 625 256
# expect: 0.6229016948897019 mine
# expect: ValueError number of bits must be non-negative
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: ValueError state vector is the wrong size
# expect: TypeError state vector must be a tuple
# expect: ValueError invalid state
# expect: TypeError an integer is required
# expect: TypeError unhashable type: 'list'
