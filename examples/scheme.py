"""An interpreter of a small Scheme: reader, evaluator with proper tail calls, closures, macros.

    python3 examples/scheme.py            runs the programs at the end of this file
    python3 examples/scheme.py FILE...    runs those files
"""

import sys
from functools import reduce
import operator


class SchemeError(Exception):
    """What a Scheme program did wrong."""


class Symbol(str):
    """A name; kept apart from strings, which are Python's own str."""

    __slots__ = ()
    table = {}

    def __new__(cls, name):
        if name not in cls.table:
            cls.table[name] = super().__new__(cls, name)
        return cls.table[name]

    def __repr__(self):
        return str(self)


QUOTE, IF, DEFINE, SET, LAMBDA, BEGIN, LET, COND, ELSE, AND, OR, MACRO, QUASI, UNQUOTE, SPLICE = map(
    Symbol,
    "quote if define set! lambda begin let cond else and or define-macro quasiquote unquote "
    "unquote-splicing".split(),
)


# ---- reading ----

SHORT_FORMS = {"'": QUOTE, "`": QUASI, ",": UNQUOTE, ",@": SPLICE}
ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}


def tokens(text):
    """Yields (kind, value, line) for each token of the text."""
    position, line = 0, 1
    while position < len(text):
        char = text[position]
        if char == "\n":
            line += 1
        if char.isspace():
            position += 1
        elif char == ";":
            end = text.find("\n", position)
            position = len(text) if end < 0 else end
        elif char in "()":
            yield char, char, line
            position += 1
        elif char in "'`,":
            short = ",@" if text.startswith(",@", position) else char
            yield "short", SHORT_FORMS[short], line
            position += len(short)
        elif char == '"':
            value, start = [], line
            position += 1
            while position < len(text) and text[position] != '"':
                if text[position] == "\\":
                    position += 1
                    value.append(ESCAPES.get(text[position], text[position]))
                else:
                    line += text[position] == "\n"
                    value.append(text[position])
                position += 1
            if position >= len(text):
                raise SchemeError(f"line {start}: string without an end")
            yield "atom", "".join(value), start
            position += 1
        else:
            start = position
            while position < len(text) and not text[position].isspace() and text[position] not in "()\"';":
                position += 1
            yield "atom", atom(text[start:position]), line


def atom(word):
    match word:
        case "#t":
            return True
        case "#f":
            return False
    for kind in (int, float):
        try:
            return kind(word)
        except ValueError:
            pass
    return Symbol(word)


def read(text):
    """Yields the expressions of the text: numbers, strings, symbols and lists of them."""
    stream = tokens(text)

    def expression(kind, value, line):
        if kind == "atom":
            return value
        if kind == "short":
            return [value, expression(*next(stream, ("end", None, line)))]
        if kind == "(":
            items = []
            for token in stream:
                if token[0] == ")":
                    return items
                items.append(expression(*token))
            raise SchemeError(f"line {line}: '(' is never closed")
        raise SchemeError(f"line {line}: unexpected {value or 'end'}")

    for token in stream:
        yield expression(*token)


def show(value):
    match value:
        case True:
            return "#t"
        case False:
            return "#f"
        case None:
            return ""
        case Symbol():
            return repr(value)
        case str():
            return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
        case [Symbol() as head, quoted] if head is QUOTE:
            return "'" + show(quoted)
        case list():
            return "(" + " ".join(map(show, value)) + ")"
    return str(value)


# ---- evaluating ----


class Scope(dict):
    """Names and values, and the scope around."""

    def __init__(self, names=(), values=(), outer=None):
        super().__init__(zip(names, values))
        self.outer = outer

    def find(self, name):
        scope = self
        while scope is not None:
            if name in scope:
                return scope
            scope = scope.outer
        raise SchemeError(f"unbound: {name}")

    def __missing__(self, name):
        if self.outer is None:
            raise SchemeError(f"unbound: {name}")
        return self.outer[name]


class Lambda:
    """A procedure made by a program; its body is evaluated by the loop in evaluate()."""

    def __init__(self, parameters, body, scope, name="lambda"):
        self.parameters, self.rest = parameters, None
        if isinstance(parameters, Symbol):
            self.parameters, self.rest = [], parameters
        elif Symbol(".") in parameters:
            dot = parameters.index(Symbol("."))
            self.parameters, (self.rest,) = parameters[:dot], parameters[dot + 1:]
        self.body = body
        self.scope = scope
        self.name = name

    def bind(self, arguments):
        given, wanted = len(arguments), len(self.parameters)
        if given < wanted or given > wanted and self.rest is None:
            raise SchemeError(f"{self.name} wants {wanted} arguments, not {given}")
        scope = Scope(self.parameters, arguments, self.scope)
        if self.rest is not None:
            scope[self.rest] = list(arguments[wanted:])
        return scope

    def __call__(self, *arguments):
        scope = self.bind(arguments)
        for expression in self.body[:-1]:
            evaluate(expression, scope)
        return evaluate(self.body[-1], scope)

    def __str__(self):
        return f"#<procedure {self.name}>"


class Macro(Lambda):
    def __str__(self):
        return f"#<macro {self.name}>"


def evaluate(x, scope):
    while True:
        if isinstance(x, Symbol):
            return scope[x]
        if not isinstance(x, list):
            return x
        match x:
            case []:
                raise SchemeError("() is no expression")
            case [head, value] if head is QUOTE:
                return value
            case [head, value] if head is QUASI:
                return fill(value, scope)
            case [head, test, then, *otherwise] if head is IF:
                if evaluate(test, scope) is not False:
                    x = then
                elif otherwise:
                    (x,) = otherwise
                else:
                    return None
            case [head, [name, *parameters], *body] if head is DEFINE or head is MACRO:
                kind = Lambda if head is DEFINE else Macro
                scope[name] = kind(parameters, body, scope, name)
                return None
            case [head, Symbol() as name, value] if head is DEFINE:
                scope[name] = evaluate(value, scope)
                return None
            case [head, Symbol() as name, value] if head is SET:
                scope.find(name)[name] = evaluate(value, scope)
                return None
            case [head, parameters, *body] if head is LAMBDA:
                return Lambda(parameters, body, scope)
            case [head, *body] if head is BEGIN:
                for expression in body[:-1]:
                    evaluate(expression, scope)
                x = body[-1]
            case [head, Symbol() as name, bindings, *body] if head is LET:
                scope = Scope(outer=scope)
                scope[name] = Lambda([n for n, _ in bindings], body, scope, name)
                x = [name, *(v for _, v in bindings)]
            case [head, bindings, *body] if head is LET:
                values = [evaluate(value, scope) for _, value in bindings]
                scope = Scope((name for name, _ in bindings), values, scope)
                x = [BEGIN, *body]
            case [head, *clauses] if head is COND:
                for test, *body in clauses:
                    if test is ELSE or evaluate(test, scope) is not False:
                        x = [BEGIN, *body]
                        break
                else:
                    return None
            case [head, *parts] if head is AND or head is OR:
                stop = head is OR
                value = not stop
                for part in parts[:-1]:
                    value = evaluate(part, scope)
                    if (value is not False) == stop:
                        return value
                if not parts:
                    return value
                x = parts[-1]
            case [head, *operands]:
                procedure = evaluate(head, scope)
                if isinstance(procedure, Macro):
                    x = procedure(*operands)
                    continue
                arguments = [evaluate(operand, scope) for operand in operands]
                if not isinstance(procedure, Lambda):
                    return apply(procedure, arguments)
                scope = procedure.bind(arguments)
                for expression in procedure.body[:-1]:
                    evaluate(expression, scope)
                x = procedure.body[-1]


def apply(procedure, arguments):
    if not callable(procedure):
        raise SchemeError(f"not a procedure: {show(procedure)}")
    try:
        return procedure(*arguments)
    except (TypeError, IndexError, ZeroDivisionError) as error:
        raise SchemeError(str(error)) from error


def fill(template, scope):
    match template:
        case [head, value] if head is UNQUOTE:
            return evaluate(value, scope)
        case list():
            filled = []
            for part in template:
                match part:
                    case [head, value] if head is SPLICE:
                        filled.extend(evaluate(value, scope))
                    case _:
                        filled.append(fill(part, scope))
            return filled
    return template


# ---- what programs begin with ----


def chain(compare):
    return lambda *values: all(compare(a, b) for a, b in zip(values, values[1:]))


def global_scope(write):
    def display(*values):
        write("".join(v if type(v) is str else show(v) for v in values))

    def fail(message, *irritants):
        raise SchemeError(" ".join([message, *map(show, irritants)]))

    builtins = {
        "+": lambda *values: sum(values),
        "*": lambda *values: reduce(operator.mul, values, 1),
        "-": lambda first, *rest: first - sum(rest) if rest else -first,
        "/": lambda first, *rest: reduce(operator.truediv, rest, first),
        "<": chain(operator.lt), ">": chain(operator.gt), "=": chain(operator.eq),
        "<=": chain(operator.le), ">=": chain(operator.ge),
        "quotient": operator.floordiv, "remainder": operator.mod, "expt": pow, "abs": abs,
        "max": max, "min": min, "even?": lambda n: n % 2 == 0, "not": lambda value: value is False,
        "list": lambda *items: list(items), "cons": lambda head, tail: [head, *tail],
        "car": lambda items: items[0], "cdr": lambda items: items[1:], "length": len,
        "append": lambda *lists: sum(lists, []), "reverse": lambda items: items[::-1],
        "null?": lambda value: value == [], "pair?": lambda value: isinstance(value, list) and value != [],
        "symbol?": lambda value: isinstance(value, Symbol), "eq?": operator.is_, "equal?": operator.eq,
        "map": lambda f, *lists: list(map(f, *lists)), "apply": lambda f, items: f(*items),
        "filter": lambda f, items: [item for item in items if f(item) is not False],
        "fold": lambda f, start, items: reduce(lambda total, item: f(item, total), items, start),
        "string-append": lambda *parts: "".join(parts), "number->string": str,
        "display": display, "newline": lambda: display("\n"), "error": fail,
    }
    return Scope(map(Symbol, builtins), builtins.values())


def run(text, scope, write):
    """Evaluates the text; values of its expressions are shown as at a prompt."""
    try:
        for expression in read(text):
            value = evaluate(expression, scope)
            if value is not None:
                write(f"=> {show(value)}\n")
    except SchemeError as error:
        write(f"error: {error}\n")
    except RecursionError:
        write("error: too deep\n")


PROGRAMS = {
    "arithmetic": "(+ 1 2 (* 3 4)) (/ 1 8) (expt 2 100) (< 1 2 3) (quotient 17 5) '(1 \"two\" three)",
    "functions": """
        (define (square x) (* x x))
        (define (compose . fs) (if (null? fs) (lambda (x) x)
          (lambda (x) ((car fs) ((apply compose (cdr fs)) x)))))
        (map (compose square square) '(1 2 3))
        ((lambda (first . rest) (list first rest)) 1 2 3)
        square compose""",
    "tail calls": "(define (count n total) (if (= n 0) total (count (- n 1) (+ total n)))) (count 5000 0)",
    "counters": """
        (define (counter) (let ((n 0)) (lambda () (set! n (+ n 1)) n)))
        (define a (counter)) (define b (counter))
        (a) (a) (b)""",
    "sieve": """
        (define (range from to) (if (< from to) (cons from (range (+ from 1) to)) '()))
        (define (sieve numbers) (if (null? numbers) '()
          (cons (car numbers)
            (sieve (filter (lambda (n) (not (= 0 (remainder n (car numbers))))) (cdr numbers))))))
        (sieve (range 2 60))""",
    "macros": """
        (define-macro (unless test . body) `(if ,test #f (begin ,@body)))
        (define-macro (while test . body)
          `(let loop () (if ,test (begin ,@body (loop)) 'done)))
        (define i 0)
        (while (< i 3) (display "i is " i) (newline) (set! i (+ i 1)))
        (unless (= 1 2) 'different)""",
    "queens": """
        (define (safe? column placed distance)
          (cond ((null? placed) #t)
                ((or (= (car placed) column) (= (abs (- (car placed) column)) distance)) #f)
                (else (safe? column (cdr placed) (+ distance 1)))))
        (define (queens size)
          (let place ((row 0) (placed '()))
            (if (= row size) (list placed)
              (let try ((column 0) (found '()))
                (if (= column size) found
                  (try (+ column 1)
                    (if (safe? column placed 1) (append found (place (+ row 1) (cons column placed)))
                      found)))))))
        (length (queens 5)) (car (queens 6))""",
    "mistakes": "(car '())",
    "more mistakes": "(define (f x) x) (f 1 2)",
    "deep": "(define (down n) (+ 1 (down n))) (down 1)",
    "unbound": "(display \"before\") (newline) (undefined-name 1)",
    "unclosed": "(list 1\n(2 3)",
    "raised": "(error \"no luck:\" '(a \"b\") 7)",
}


def main(files=()):
    if files:
        for name in files:
            with open(name) as file:
                run(file.read(), global_scope(sys.stdout.write), sys.stdout.write)
        return
    for title, text in PROGRAMS.items():
        print(f"--- {title}")
        run(text, global_scope(sys.stdout.write), sys.stdout.write)


if __name__ == "__main__":
    main(sys.argv[1:])
