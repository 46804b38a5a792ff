# What may not be written around except*.
sources = [
    "try: pass\nexcept* ValueError: pass\nexcept TypeError: pass", "try: pass\nexcept*: pass",
    "for i in []:\n    try: pass\n    except* ValueError: break",
    "for i in []:\n    try: pass\n    except* ValueError: continue",
    "def f():\n    try: pass\n    except* ValueError: return",
    "def f():\n    try: pass\n    except* ValueError:\n        for i in []: break\n        def g(): return 1",
    "try: pass\nexcept* ValueError as a.b: pass", "try: pass\nexcept ValueError: pass\nexcept* TypeError: pass",
    "try: pass\nexcept *ValueError: pass", "try: pass\nexcept* (ValueError, TypeError) as e: pass",
]
for source in sources:
    try:
        compile(source, "m", "exec")
        print("fine")
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset, error.end_offset)
# expect: cannot have both 'except' and 'except*' on the same 'try' 3 1 7
# expect: expected one or more exception types 2 8 9
# expect: 'break', 'continue' and 'return' cannot appear in an except* block 3 25 30
# expect: 'break', 'continue' and 'return' cannot appear in an except* block 3 25 33
# expect: 'break', 'continue' and 'return' cannot appear in an except* block 3 25 31
# expect: fine
# expect: invalid syntax 2 24 25
# expect: cannot have both 'except' and 'except*' on the same 'try' 3 1 8
# expect: fine
# expect: fine
