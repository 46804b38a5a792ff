class Money(int):
    def __new__(cls, amount, currency="EUR"):
        self = super().__new__(cls, amount)
        self.currency = currency
        return self

    def __add__(self, other):
        return Money(int(self) + int(other), self.currency)

    __radd__ = __add__

    def __str__(self):
        return f"{int(self)} {self.currency}"


print(Money(3) + Money(4), 1 + Money(2, "USD"), sum([Money(1), Money(2)], Money(0)))
# expect: 7 EUR 3 USD 3 EUR
total = 0
for i in range(100):
    total = total + Money(i)
print(total, type(total))  # expect: 4950 EUR <class '__main__.Money'>
print(Money(3) - 1, type(Money(3) - 1), Money(3) < 4, Money(3) == 3.0)
# expect: 2 <class 'int'> True True
print([x.currency for x in (Money(1), Money(2, "CHF"))])  # expect: ['EUR', 'CHF']
