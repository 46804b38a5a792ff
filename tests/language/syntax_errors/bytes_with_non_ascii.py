x = b'é'
# expect stderr:
#|   File "FILE", line 1
#|     x = b'é'
#|              ^
#| SyntaxError: bytes can only contain ASCII literal characters
