def tag(t):
    def wrap(f):
        print('apply', t)
        def inner(*a): return f'<{t}>{f(*a)}</{t}>'
        return inner
    return wrap
@tag('b')
@tag('i')
def hello(n): return 'hello ' + n
# expect: apply i
# expect: apply b
print(hello('you'))  # expect: <b><i>hello you</i></b>
