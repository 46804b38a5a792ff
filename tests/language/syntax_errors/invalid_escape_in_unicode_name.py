x = '\N{no such name at all}'
# expect stderr:
#|   File "FILE", line 1
#|     x = '\N{no such name at all}'
#|                                  ^
#| SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-22: unknown Unicode character name
