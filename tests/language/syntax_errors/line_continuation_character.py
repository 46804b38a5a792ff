x = 1 \ 2
# expect stderr:
#|   File "FILE", line 1
#|     x = 1 \ 2
#|            ^
#| SyntaxError: unexpected character after line continuation character
