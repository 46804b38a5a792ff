x = '\x4'
# expect stderr:
#|   File "FILE", line 1
#|     x = '\x4'
#|              ^
#| SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: truncated \xXX escape
