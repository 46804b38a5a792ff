class Temperature:
    def __init__(self, c): self._c = c
    @property
    def fahrenheit(self):
        """In degrees F."""
        return self._c * 9 / 5 + 32
    @fahrenheit.setter
    def fahrenheit(self, f): self._c = (f - 32) * 5 / 9
    @fahrenheit.deleter
    def fahrenheit(self): print('deleted')
t = Temperature(100)
print(t.fahrenheit)  # expect: 212.0
t.fahrenheit = 32
print(t._c)  # expect: 0.0
del t.fahrenheit  # expect: deleted
print(Temperature.fahrenheit.__doc__, type(Temperature.fahrenheit).__name__)  # expect: In degrees F. property
