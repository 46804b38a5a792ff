import gc

print(gc.get_threshold())  # expect: (700, 10, 10)
gc.set_threshold(100)
print(gc.get_threshold())  # expect: (100, 10, 10)
gc.set_threshold(200, 5)
print(gc.get_threshold())  # expect: (200, 5, 10)
gc.set_threshold(300, 6, 7)
print(gc.get_threshold())  # expect: (300, 6, 7)


def attempt(*arguments):
    try:
        gc.set_threshold(*arguments)
    except (TypeError, OverflowError) as error:
        print(error)


attempt()  # expect: set_threshold() takes at least 1 argument (0 given)
attempt(1, 2, 3, 4)  # expect: set_threshold() takes at most 3 arguments (4 given)
attempt("a")  # expect: 'str' object cannot be interpreted as an integer
attempt(1.5)  # expect: 'float' object cannot be interpreted as an integer
print(gc.get_threshold())  # expect: (300, 6, 7)

gc.set_threshold(0)  # never
count = 0


class Cycle:
    def __init__(self):
        self.me = self

    def __del__(self):
        global count
        count += 1


for i in range(20000):
    Cycle()
print(count)  # expect: 0
gc.set_threshold(50, 2, 2)
for i in range(5000):
    Cycle()
print(count > 4000)  # expect: True
gc.set_threshold(700, 10, 10)
print(gc.get_threshold())  # expect: (700, 10, 10)
print(type(gc.get_count()), len(gc.get_count()))  # expect: <class 'tuple'> 3
