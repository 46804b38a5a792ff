def f(a, a): pass
# expect stderr:
#|   File "FILE", line 1
#|     def f(a, a): pass
#|              ^
#| SyntaxError: duplicate argument 'a' in function definition
