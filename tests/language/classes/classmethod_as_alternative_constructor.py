class Date:
    def __init__(self, y, m): self.y, self.m = y, m
    @classmethod
    def parse(cls, text):
        y, m = text.split('-')
        return cls(int(y), int(m))
class Special(Date): pass
print(Date.parse('2024-05').y, type(Special.parse('2024-06')).__name__)  # expect: 2024 Special
