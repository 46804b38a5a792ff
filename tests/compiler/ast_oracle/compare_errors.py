#!/usr/bin/env python3
"""Compares what we say about invalid texts with what Python's compile() says: kind, message, both positions, shown line.

usage: compare_errors.py AST_DUMP [-q]

Problems that Python finds only after parsing (in its symbol table or its code generator) are not ours to find; such texts
must parse here. With -q only the summary is printed.
"""
import ast
import sys
import warnings

import oracle
from invalid import EXEC, EVAL, SINGLE

warnings.simplefilter("ignore")


def problem_of(source, mode):
    """Python's answer in the form of ast_dump, or None when the parser accepts the text."""
    try:
        compile(source, "<text>", mode, ast.PyCF_ONLY_AST)
        return None
    except SyntaxError as e:
        text = f"'{e.text}'" if e.text is not None else "None"
        return f"ERROR {type(e).__name__}|{e.msg}|{e.lineno}|{e.offset}|{e.end_lineno}|{e.end_offset}|{text}|"
    except (ValueError, MemoryError) as e:
        return f"ERROR {type(e).__name__}|{e}|None|None|None|None|None|"


def main():
    dumper = oracle.Dumper(sys.argv[1])
    quiet = "-q" in sys.argv
    total = good = 0
    for texts, mode in ((EXEC, "exec"), (EVAL, "eval"), (SINGLE, "single")):
        for source in texts:
            theirs = problem_of(source, mode)
            ours = dumper.parse(source, mode, "b" if isinstance(source, bytes) else "-").split("\nWARNING ")[0]
            ours = ours.removesuffix("incomplete")
            total += 1
            if ours == theirs or (theirs is None and not ours.startswith("ERROR")):
                good += 1
            elif not quiet:
                print(f"{source if len(source) < 300 else source[:300]!r} {mode}\n   ours: {ours[:300]}\n python: {theirs}")
    print(f"{good} of {total} the same ({100 * good / total:.1f} %)")
    return good != total


if __name__ == "__main__":
    sys.exit(main())
