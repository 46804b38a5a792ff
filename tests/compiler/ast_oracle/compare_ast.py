#!/usr/bin/env python3
"""Compares our syntax trees with those of Python's ast module: kinds, fields, constants and all four positions.

usage: compare_ast.py AST_DUMP [FILE_OR_FOLDER ...]

Without files, the snippets of snippets.py and the files of Python's own library are compared.
"""
import ast
import os
import sys
import sysconfig
import warnings

import oracle
import snippets

sys.setrecursionlimit(100000)
warnings.simplefilter("ignore")


def python_files(paths):
    for path in paths:
        if os.path.isfile(path):
            yield path
            continue
        for folder, folders, files in os.walk(path):
            folders.sort()
            for file in sorted(files):
                if file.endswith(".py"):
                    yield os.path.join(folder, file)


def first_difference(ours, theirs):
    at = next((i for i, (a, b) in enumerate(zip(ours, theirs)) if a != b), min(len(ours), len(theirs)))
    return f"   ours: …{ours[max(0, at - 80):at + 100]!r}\n python: …{theirs[max(0, at - 80):at + 100]!r}"


def compare(dumper, label, source, mode="exec"):
    try:
        theirs = oracle.dump(ast.parse(source, mode=mode))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    good = True
    for flags in ("-", "t"):
        if isinstance(source, bytes):
            flags += "b"
        ours = dumper.parse(source, mode, flags).split("\nWARNING ")[0]
        if "unknown Unicode character name" in ours or "unknown encoding" in ours:
            return None  # the tool knows only a few names of characters, and the parser only a few encodings
        if ours != theirs:
            good = False
            print(f"{label} ({flags})\n{first_difference(ours, theirs)}")
    return good


def main():
    dumper = oracle.Dumper(sys.argv[1])
    paths = sys.argv[2:]
    same = different = skipped = 0
    jobs = [(f, open(f, "rb").read(), "exec") for f in python_files(paths)] if paths else []
    if not paths:
        jobs += [(f"snippet {s!r}", s, "exec") for s in snippets.VALID]
        jobs += [(f"expression {s!r}", s, "eval") for s in snippets.VALID_EXPRESSIONS]
        jobs += [(f"interactive {s!r}", s, "single") for s in snippets.VALID_INTERACTIVE]
        library = sysconfig.get_path("stdlib")
        jobs += [(f, open(f, "rb").read(), "exec") for f in python_files([library])]
    for label, source, mode in jobs:
        result = compare(dumper, label, source, mode)
        if result is None:
            skipped += 1
            if not paths and isinstance(source, str):
                print(f"{label}: Python itself refuses this")
        elif result:
            same += 1
        else:
            different += 1
    print(f"{same} the same, {different} different, {skipped} that Python refuses")
    return different != 0


if __name__ == "__main__":
    sys.exit(main())
