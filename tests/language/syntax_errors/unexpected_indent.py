x = 1
  y = 2
# expect stderr:
#|   File "FILE", line 2
#|     y = 2
#| IndentationError: unexpected indent
