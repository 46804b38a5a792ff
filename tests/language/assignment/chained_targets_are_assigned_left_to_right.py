log = []
class Slot:
    def __setattr__(self, name, value):
        log.append((name, value))
s = Slot()
s.first = s.second = s.third = 7
print(log)  # expect: [('first', 7), ('second', 7), ('third', 7)]
