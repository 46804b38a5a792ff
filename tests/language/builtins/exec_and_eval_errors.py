def attempt(f):
    try:
        f()
    except (TypeError, SyntaxError, NameError) as e:
        print(type(e).__name__, e)
attempt(lambda: eval(5))  # expect: TypeError eval() arg 1 must be a string, bytes or code object
attempt(lambda: exec(5))  # expect: TypeError exec() arg 1 must be a string, bytes or code object
attempt(lambda: eval('1', 5))  # expect: TypeError globals must be a dict
attempt(lambda: exec('1', 5))  # expect: TypeError exec() globals must be a dict, not int
attempt(lambda: eval('unknown_name'))  # expect: NameError name 'unknown_name' is not defined
attempt(lambda: exec('x', {'__builtins__': {}}))  # expect: NameError name 'x' is not defined
attempt(lambda: eval('1 +'))  # expect: SyntaxError invalid syntax (<string>, line 1)
