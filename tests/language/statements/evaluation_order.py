def log(x): print('<%s>' % (x,), end=' '); return x
# evaluation order
log(1) + log(2) * log(3); print()
d = {}
def g(): log('g'); return d
g()[log('k')] = log('v'); print()
g()[log('k')] += log('w'); print(d)
class O: pass
o = O(); o.x = 1
def h(): log('h'); return o
h().x += log(5); print(o.x)
a, b = log(1), log(2); print()
g()[log('p')], g()[log('q')] = log(1), log(2); print(d)
def f(a=log('da'), b=log('db'), *, c=log('dc')) -> log('ann'): pass
print()
@log
@(lambda f: log(f))
class Q(log(object), metaclass=log(type)): pass
f = lambda *a, **k: (a, k)
print(f(log(1), *log([2, 3]), x=log(4), **log({'y': 5}), z=log(6)))
print([log(x) for x in log([1, 2]) if log(x > 1)])
print({log(k): log(v) for k, v in [(1, 2)]})
print({log(1): log(2), log(3): log(4), **log({5: 6})})
print(log(1) if log(0) else log(2), log([1, 2, 3])[log(0):log(2):log(1)])
del g()[log('k')], g()[log('p')]; print(d)
assert log(True), log('never'); print()
print(log(1) < log(2) < log(3), log(0) and log(1), log(1) or log(2))
for log.attr in log(range(2)): pass
print(log.attr)
with_ = []
class CM:
    def __init__(self, n): self.n = n; log('init' + n)
    def __enter__(self): log('enter' + self.n); return self.n
    def __exit__(self, *a): log('exit' + self.n); return self.n == 'swallow'
with CM('a') as x, CM('b') as y: log(x + y)
print()
with CM('swallow'): raise ValueError
print()
try:
    with CM('a'), CM('swallow') as z, CM('c'): log(1 / 0)
    log('after')
finally: print('fin')
def early():
    with CM('r'): return log('ret')
early(); print()
def loop():
    for i in range(3):
        with CM(str(i)):
            if i == 1: continue
            if i == 2: break
            log('body')
loop(); print()
# expect: <1> <2> <3> 
# expect: <v> <g> <k> 
# expect: <g> <k> <w> {'k': 'vw'}
# expect: <h> <5> 6
# expect: <1> <2> 
# expect: <1> <2> <g> <p> <g> <q> {'k': 'vw', 'p': 1, 'q': 2}
# expect: <da> <db> <dc> <ann> 
# expect: <<class 'object'>> <<class 'type'>> <<class '__main__.Q'>> <<class '__main__.Q'>> <1> <[2, 3]> <4> <{'y': 5}> <6> ((1, 2, 3), {'x': 4, 'y': 5, 'z': 6})
# expect: <[1, 2]> <False> <True> <2> [2]
# expect: <1> <2> {1: 2}
# expect: <1> <2> <3> <4> <{5: 6}> {1: 2, 3: 4, 5: 6}
# expect: <0> <2> <[1, 2, 3]> <0> <2> <1> 2 [1, 2]
# expect: <g> <k> <g> <p> {'q': 2}
# expect: <True> 
# expect: <1> <2> <3> <0> <1> True 0 1
# expect: <range(0, 2)> 1
# expect: <inita> <entera> <initb> <enterb> <ab> <exitb> <exita> 
# expect: <initswallow> <enterswallow> <exitswallow> 
# expect: <inita> <entera> <initswallow> <enterswallow> <initc> <enterc> <exitc> <exitswallow> <exita> <after> fin
# expect: <initr> <enterr> <ret> <exitr> 
# expect: <init0> <enter0> <body> <exit0> <init1> <enter1> <exit1> <init2> <enter2> <exit2> 
