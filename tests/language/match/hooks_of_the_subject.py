match 1:
    case {a.b: 1, x(): 2}: pass
# expect stderr:
#|   File "FILE", line 2
#|     case {a.b: 1, x(): 2}: pass
#|                    ^
#| SyntaxError: invalid syntax
