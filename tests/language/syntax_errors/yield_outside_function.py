yield 5
# expect stderr:
#|   File "FILE", line 1
#|     yield 5
#|     ^^^^^^^
#| SyntaxError: 'yield' outside function
