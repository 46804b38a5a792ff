if True:
        x = 1
    y = 2
# expect stderr:
#|   File "FILE", line 3
#|     y = 2
#|          ^
#| IndentationError: unindent does not match any outer indentation level
