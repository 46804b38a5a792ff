class E:
    def __eq__(self, o): return o == 5
print(E() == 5, E() != 5, E() != 6)  # expect: True False True
