print(True + True, True * 3, -True, ~False, True / 2, True & False, True | 2, True == 1, sum([True, True]))
# expect: 2 3 -1 -1 0.5 False 3 True 2
print(repr(True & True), repr(True ^ True), repr(False | True), repr(True & 1))  # expect: True False True 1
