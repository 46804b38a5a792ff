try:
    pass
except:
    pass
except ValueError:
    pass
# expect stderr:
#|   File "FILE", line 3
#|     except:
#|     ^^^^^^^
#| SyntaxError: default 'except:' must be last
