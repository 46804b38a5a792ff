# Operators over literals, nested too deeply to compile or not: an answer or RecursionError.
def answer(source):
    try:
        compile(source, "<test>", "eval")
    except (RecursionError, MemoryError):
        return "one"
    return "one"


depth = 100_000
for source in (
    "1" + "+1" * depth,
    "-" * depth + "1",
    "not " * depth + "1",
    "1" + "[0]" * depth,
    "1," * 3 + "-" * depth + "1",
    "x in {" + "-" * depth + "1}",
    "x in [" + "-" * depth + "1]",
    "'%s' % (" + "-" * depth + "1,)",
):
    print(answer(source))  # expect: one
# expect: one
# expect: one
# expect: one
# expect: one
# expect: one
# expect: one
# expect: one
