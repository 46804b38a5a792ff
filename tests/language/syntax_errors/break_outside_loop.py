break
# expect stderr:
#|   File "FILE", line 1
#|     break
#|     ^^^^^
#| SyntaxError: 'break' outside loop
