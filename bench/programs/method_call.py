# Calls methods of one instance.
class Account:
    def __init__(self):
        self.balance = 0

    def deposit(self, amount):
        self.balance = self.balance + amount

    def current(self):
        return self.balance


def run(count):
    account = Account()
    total = 0
    for _ in range(count):
        account.deposit(2)
        total = total + account.current() % 7
    return total


print(run(4_000_000))
