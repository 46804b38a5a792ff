counter = 1
print(countr)
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 2, in <module>
#|     print(countr)
#|           ^^^^^^
#| NameError: name 'countr' is not defined. Did you mean: 'counter'?
