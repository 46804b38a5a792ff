def show(f, *a):
    try: print(repr(f(*a)))
    except BaseException as e: print(type(e).__name__ + ': ' + str(e))
x = 'global'
def f():
    def g(): return x
    x = 'local'
    return g()
print(f())
def f():
    print(x)
    x = 1
show(f)
def f():
    global x
    x = 'changed'
f(); print(x)
def f():
    y = 1
    def g():
        nonlocal y
        y += 1
        def h():
            nonlocal y
            y *= 10
        h(); return y
    return g(), y
print(f())
class A:
    x = 'class'
    def m(self): return x
    l = [x for _ in range(2)]
    try: m2 = [x for _ in range(1) if x]
    except NameError as e: print(e)
    y = [z for z in x]
print(A().m(), A.l, A.y)
def f():
    class B:
        print(x)
        x = 5
        print(x)
    return B.x
print(f())
def f():
    x = 'encl'
    class B:
        print(x)
        x = 5
        print(x)
        del x
        print(x)
f()
def f():
    x = 1
    class B:
        nonlocal x
        x = 2
    return x, hasattr(B, 'x')
print(f())
class G:
    global gg
    gg = 7
print(gg, hasattr(G, 'gg'))
print([i for i in range(3)], 'i' in globals())
print([[j for j in range(i)] for i in range(3)])
print([(lambda: i)() for i in range(3)], [f() for f in [lambda: i for i in range(3)]])
print([y := 1, y ** 2], y)
print([last := i for i in range(4)], last)
def f():
    print([q := i for i in range(3)], q)
    return [(w := i) for i in range(2) if (v := i) >= 0], w, v
print(f())
print(any((hit := n) > 2 for n in [1,2,3,4]) if False else 'skip')
if (n := 10) > 5: print(n)
print((lambda: (k := 3))())
while (c := len(x)) and c > 100: pass
print(f'{(t := 5)} {t:=+5}')
def f(a, b=(z := 3)): return a, b
print(f(1), z)
# expect: local
# expect: UnboundLocalError: cannot access local variable 'x' where it is not associated with a value
# expect: changed
# expect: (20, 20)
# expect: changed ['changed', 'changed'] ['c', 'l', 'a', 's', 's']
# expect: changed
# expect: 5
# expect: 5
# expect: changed
# expect: 5
# expect: changed
# expect: (2, False)
# expect: 7 False
# expect: [0, 1, 2] False
# expect: [[], [0], [0, 1]]
# expect: [0, 1, 2] [2, 2, 2]
# expect: [1, 1] 1
# expect: [0, 1, 2, 3] 3
# expect: [0, 1, 2] 2
# expect: ([0, 1], 1, 1)
# expect: skip
# expect: 10
# expect: 3
# expect: 5 +   5
# expect: (1, 3) 3
