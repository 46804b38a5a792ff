x = 5 € 3
# expect stderr:
#|   File "FILE", line 1
#|     x = 5 € 3
#|           ^
#| SyntaxError: invalid character '€' (U+20AC)
