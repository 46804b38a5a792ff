def hello(self): return 'hi ' + self.n
C = type('C', (object,), {'n': 'x', 'hello': hello})
print(C().hello(), C.__name__, C.__bases__, type(C) is type)  # expect: hi x C (<class 'object'>,) True
print(type(5), type('a') is str, type(type))  # expect: <class 'int'> True <class 'type'>
