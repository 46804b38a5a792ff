class Meta(type):
    def __len__(cls): return 7
    def __getitem__(cls, k): return f'{cls.__name__}[{k}]'
    @property
    def shout(cls): return cls.__name__.upper()
    def __repr__(cls): return f'<class {cls.__name__}>'
class C(metaclass=Meta): pass
print(len(C), C[3], C.shout, C)  # expect: 7 C[3] C <class C>
try:
    C().shout
except AttributeError as e:
    print(e)
# expect: 'C' object has no attribute 'shout'
