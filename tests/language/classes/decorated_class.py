def register(name):
    def wrap(cls):
        cls.registered = name
        return cls
    return wrap
@register('first')
class A: pass
print(A.registered)  # expect: first
