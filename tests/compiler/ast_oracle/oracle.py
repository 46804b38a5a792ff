"""What the comparison scripts share: the conversation with ast_dump and the dump of Python's own tree."""
import ast
import re
import subprocess


class Dumper:
    """Parses texts with the program under test, one after another in one process."""

    def __init__(self, program):
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def parse(self, source, mode="exec", flags="-"):
        """The dump of `source` (str or bytes)."""
        if isinstance(source, str):
            source = source.encode("utf-8", "surrogatepass")
        self.process.stdin.write(b"%s %s %d\n" % (mode.encode(), flags.encode(), len(source)) + source)
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"the program under test died with {self.process.wait()} on {source[:200]!r}")
        answer = self.process.stdout.read(int(line)).decode("utf-8", "surrogatepass")
        return re.sub(r"\bbig(\d+) (\w+);", lambda m: f"int {int(m[2], int(m[1])):x};", answer)


def quoted(prefix, data):
    text = "".join(chr(b) if 0x20 <= b < 0x7F and b not in b'"\\' else f"\\{b:02x}" for b in data)
    return f'{prefix}"{text}"'


def name(text):
    return (quoted("", text.encode()) if text is not None else "None") + ";"


def real(value):
    if value in (float("inf"), float("-inf")):
        return f"{value};"
    digits, exponent = value.hex().split("p")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return f"{digits}p{exponent};"


def constant(node):
    value = node.value
    if value is None or value is True or value is False:
        return f"{value};"
    if value is ...:
        return "Ellipsis;"
    if isinstance(value, int):
        return f"int {value:x};"
    if isinstance(value, float):
        return "float " + real(value)
    if isinstance(value, complex):
        return "imaginary " + real(value.imag)
    if isinstance(value, bytes):
        return quoted("bytes", value) + ";"
    surrogates = any(0xD800 <= ord(c) <= 0xDFFF for c in value)
    return quoted("surrogates" if surrogates else "str", value.encode("utf-8", "surrogatepass")) + (node.kind or "") + ";"


# Nodes that carry no position.
WITHOUT_POSITION = (ast.comprehension, ast.arguments, ast.withitem, ast.match_case)
NAME_FIELDS = {"name", "asname", "attr", "id", "arg", "rest", "module"}
NAME_LISTS = {("Global", "names"), ("Nonlocal", "names"), ("MatchClass", "kwd_attrs")}


def dump(node):
    """The same text that ast_dump.cpp prints."""
    out = []
    write(node, out)
    return "".join(out)


def write_list(items, out):
    out.append("[")
    for item in items:
        write(item, out)
        out.append(",\n")
    out.append("]")


def write(node, out):
    if node is None:
        out.append("None;")
        return
    kind = type(node).__name__
    out.append(kind)
    if isinstance(node, (ast.Module, ast.Interactive)):
        out.append("(")
        write_list(node.body, out)
        out.append(")")
        return
    if isinstance(node, ast.Expression):
        out.append("(")
        write(node.body, out)
        out.append(")")
        return
    if not isinstance(node, WITHOUT_POSITION):
        out.append(f"@{node.lineno}:{node.col_offset}-{node.end_lineno}:{node.end_col_offset}")
    out.append("(")
    if isinstance(node, ast.Constant):
        out.append(constant(node))
    elif isinstance(node, ast.MatchSingleton):
        out.append(f"{node.value};")
    else:
        for field in node._fields:
            value = getattr(node, field)
            if field == "type_comment":
                continue
            if field in NAME_FIELDS and (value is None or isinstance(value, str)):
                out.append(name(value))
            elif (kind, field) in NAME_LISTS:
                out.append("[" + "".join(name(item) + "," for item in value) + "]")
            elif kind == "Compare" and field == "ops":
                out.extend(type(op).__name__ + ";" for op in value)
            elif isinstance(value, list):
                write_list(value, out)
            elif isinstance(value, int):
                out.append(f"{value};")
            elif isinstance(value, (ast.operator, ast.unaryop, ast.boolop, ast.expr_context)):
                out.append(type(value).__name__ + ";")
            else:
                write(value, out)
    out.append(")")
