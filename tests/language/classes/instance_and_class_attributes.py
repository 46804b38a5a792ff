class Dog:
    kind = 'canine'
    def __init__(self, name):
        self.name = name
a, b = Dog('Fido'), Dog('Rex')
print(a.name, b.name, a.kind)  # expect: Fido Rex canine
a.kind = 'other'
print(a.kind, b.kind, Dog.kind)  # expect: other canine canine
Dog.kind = 'changed'
print(a.kind, b.kind)  # expect: other changed
