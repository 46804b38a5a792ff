except ValueError:
    pass
# expect stderr:
#|   File "FILE", line 1
#|     except ValueError:
#|     ^^^^^^
#| SyntaxError: invalid syntax
