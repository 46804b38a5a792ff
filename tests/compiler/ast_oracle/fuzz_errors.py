#!/usr/bin/env python3
"""Breaks valid texts at random and compares what we and Python make of the pieces: the tree or the problem.

usage: fuzz_errors.py AST_DUMP [COUNT] [SEED]
"""
import ast
import random
import sys
import sysconfig
import tokenize
import io
import os
import warnings

import oracle
import snippets
from compare_errors import problem_of

warnings.simplefilter("ignore")
sys.setrecursionlimit(20000)

INSERTED = ["(", ")", "[", "]", "{", "}", ",", ":", ";", ".", "=", ":=", "==", "*", "**", "/", "->", "@", "+=", "'", '"', '"""', "\\",
            "\n", "\n  ", "\n\t", " ", "#", "if", "else", "for", "in", "lambda", "not", "and", "is", "as", "async", "await", "yield", "from",
            "import", "def", "class", "return", "del", "pass", "try", "except", "finally", "with", "while", "match", "case", "_", "print",
            "None", "True", "x", "y", "f''", "f'{x}'", "b'x'", "1", "0777", "1.5", "2j", "é", "€", "...", "!", "$", "~", "-", "|", "<>", "global"]


def words(text):
    """Tokens with the white space between them, so that joining gives the text again."""
    pieces = []
    try:
        end = (1, 0)
        lines = text.splitlines(True)
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            (row, column), stop = token.start, token.end
            if row > len(lines):
                break
            if end[0] == row:
                pieces.append(lines[row - 1][end[1]:column])
            else:
                pieces.append(lines[row - 1][:column])
            pieces.append(token.string)
            end = stop
    except (tokenize.TokenError, IndentationError, SyntaxError):
        return list(text)
    return pieces


def broken(text, rng):
    pieces = words(text) if rng.random() < 0.8 else list(text)
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        if not pieces:
            break
        at = rng.randrange(len(pieces))
        what = rng.random()
        if what < 0.3:
            del pieces[at]
        elif what < 0.6:
            pieces.insert(at, rng.choice(("", " ")) + rng.choice(INSERTED) + rng.choice(("", " ")))
        elif what < 0.8:
            pieces[at] = rng.choice(INSERTED)
        elif what < 0.9:
            other = rng.randrange(len(pieces))
            pieces[at], pieces[other] = pieces[other], pieces[at]
        else:
            del pieces[at:]
    return "".join(pieces)


def fragments(rng):
    yield from (s for s in snippets.VALID if len(s) < 400)
    library = sysconfig.get_path("stdlib")
    files = [f for f in os.listdir(library) if f.endswith(".py")]
    files += [os.path.join("test", f) for f in ("test_grammar.py", "test_patma.py", "test_fstring.py", "test_syntax.py")]
    for file in files:
        try:
            source = open(os.path.join(library, file), encoding="utf-8").read()
            tree = ast.parse(source)
        except (SyntaxError, UnicodeDecodeError, OSError):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.stmt) and node.end_lineno - node.lineno < 12 and rng.random() < 0.2:
                lines = source.split("\n")[node.lineno - 1:node.end_lineno]
                yield "\n".join(line[node.col_offset:] if not line[:node.col_offset].strip() else line for line in lines)


def main():
    dumper = oracle.Dumper(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 5000
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    rng = random.Random(seed)
    texts = list(fragments(rng))
    good = errors = 0
    for _ in range(count):
        source = broken(rng.choice(texts), rng)
        theirs = problem_of(source, "exec")
        if theirs is None:
            theirs = oracle.dump(ast.parse(source))
        else:
            errors += 1
        ours = dumper.parse(source).split("\nWARNING ")[0].removesuffix("incomplete")
        if ours == theirs or "unknown Unicode character name" in ours:
            good += 1
        elif theirs.startswith("ERROR") or ours.startswith("ERROR"):
            print(f"{source!r}\n   ours: {ours[:200]}\n python: {theirs[:200]}")
        else:
            print(f"{source!r}: the trees differ")
    print(f"{good} of {count} the same ({100 * good / count:.2f} %), {errors} of them invalid")
    return good != count


if __name__ == "__main__":
    sys.exit(main())
