# Futures that are refused, and annotations that may not be.
head = "from __future__ import annotations\n"
sources = [
    "x = 1\n" + head, "from __future__ import nope", "from __future__ import braces", "from __future__ import *",
    "def f(a: (yield)): pass", head + "def f(a: (yield)): pass", head + "x: (y := 3)", head + "x: await z",
    head + "def f(a: (b := 1)): pass", head + "class C: x: (yield from y)",
]
for source in sources:
    try:
        compile(source, "m", "exec", dont_inherit=True)
        print("fine")
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset)
        # expect: from __future__ imports must occur at the beginning of the file 2 1
        # expect: future feature nope is not defined 1 1
        # expect: not a chance 1 1
        # expect: future feature * is not defined 1 1
        # expect: 'yield' outside function 1 11
        # expect: 'yield expression' can not be used within an annotation 2 11
        # expect: 'named expression' can not be used within an annotation 2 5
        # expect: 'await expression' can not be used within an annotation 2 4
        # expect: 'named expression' can not be used within an annotation 2 11
        # expect: 'yield expression' can not be used within an annotation 2 14
