x = 'global'
def f():
    x = 'local'
    def g():
        global x
        x = 'changed'
        return x
    return g(), x
print(f(), x)  # expect: ('changed', 'local') changed
