x = [1, 2 3]
# expect stderr:
#|   File "FILE", line 1
#|     x = [1, 2 3]
#|             ^^^
#| SyntaxError: invalid syntax. Perhaps you forgot a comma?
