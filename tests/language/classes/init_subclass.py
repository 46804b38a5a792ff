class Plugin:
    registry = []
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.registry.append((cls.__name__, tag))
class A(Plugin, tag='a'): pass
class B(Plugin): pass
print(Plugin.registry)  # expect: [('A', 'a'), ('B', None)]
