class Lazy:
    real = 'real'
    def __getattr__(self, name):
        if name.startswith('no'):
            raise AttributeError(name)
        return f'<{name}>'
l = Lazy()
l.own = 'own'
print(l.real, l.own, l.anything, hasattr(l, 'nope'), getattr(l, 'nothing', 'default'))
# expect: real own <anything> False default
