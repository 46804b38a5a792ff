# Trees of source text: made, shown, changed and compiled again.
import ast

tree = ast.parse("x = f(a, *b, k=1, **c)[1:2] if not y else {**d, 'e': -3}")
print(ast.dump(tree.body[0].value.test), tree.body[0].lineno, tree.body[0].end_col_offset)
# expect: UnaryOp(op=Not(), operand=Name(id='y', ctx=Load())) 1 56
print(ast.dump(ast.parse("def g(a, /, b: int = 2, *, c=3, **k) -> str: return f'{a!r:>{b}}'").body[0].args))
# expect: arguments(posonlyargs=[arg(arg='a')], args=[arg(arg='b', annotation=Name(id='int', ctx=Load()))], kwonlyargs=[arg(arg='c')], kw_defaults=[Constant(value=3)], kwarg=arg(arg='k'), defaults=[Constant(value=2)])
print(ast.dump(ast.parse("match x:\n  case [1, *_, P(y=None)] | {'k': v, **r} if v: pass").body[0].cases[0].pattern))
# expect: MatchOr(patterns=[MatchSequence(patterns=[MatchValue(value=Constant(value=1)), MatchStar(), MatchClass(cls=Name(id='P', ctx=Load()), patterns=[], kwd_attrs=['y'], kwd_patterns=[MatchSingleton(value=None)])]), MatchMapping(keys=[Constant(value='k')], patterns=[MatchAs(name='v')], rest='r')])
print(ast.literal_eval("{'a': [1, 2.5, -3, (4+5j), b'x', None, True], 'b': {1}}"))
# expect: {'a': [1, 2.5, -3, (4+5j), b'x', None, True], 'b': {1}}
print(ast.unparse(ast.parse("async def f():\n  async with a as b: return await c\nelse_ = lambda *a, b=1: (yield)")))
# expect: async def f():
# expect:     async with a as b:
# expect:         return await c
# expect: else_ = lambda *a, b=1: (yield)


class Doubler(ast.NodeTransformer):
    def visit_Constant(self, node):
        return ast.copy_location(ast.Constant(node.value * 2), node)


source = """
def work(n=3):
    'documentation'
    total = 0
    for i in range(n):
        total += i * 10
    try:
        raise ValueError(total)
    except* ValueError as e:
        total = e.exceptions[0].args[0]
    return total, [x async for x in ()] if False else {k: v for k, v in [(1, 2)]}
"""
tree = Doubler().visit(ast.parse(source.replace("async for", "for")))
names = {}
exec(compile(tree, "<tree>", "exec"), names)
print(names["work"](), names["work"].__doc__)            # expect: (300, {2: 4}) documentationdocumentation
e = ast.Expression(ast.BinOp(ast.Constant((1, 2)), ast.Add(), ast.Name("t", ast.Load())))
print(eval(compile(ast.fix_missing_locations(e), "", "eval"), {"t": (3,)}))  # expect: (1, 2, 3)
one = ast.Interactive([ast.Expr(ast.Constant(10**30), lineno=1, col_offset=0)])
exec(compile(ast.fix_missing_locations(one), "", "single"))  # expect: 1000000000000000000000000000000

print(ast.Name._fields, ast.FunctionDef.returns, ast.expr._attributes[:2], ast.Name.__doc__)
# expect: ('id', 'ctx') None ('lineno', 'col_offset') Name(identifier id, expr_context ctx)
print(ast.Name("a").id, ast.Name(id="b", extra=1).extra, issubclass(ast.Add, ast.operator), ast.AST._fields)
# expect: a 1 True ()
print(ast.mod.__doc__.splitlines()[1], compile("1", "", "eval", ast.PyCF_ONLY_AST).__class__)
# expect:     | Interactive(stmt* body) <class 'ast.Expression'>
first, second = ast.parse("a\nb").body
print(first.value.ctx is second.value.ctx, ast.parse("u'x'").body[0].value.kind)  # expect: True u
import copy
import pickle

print(ast.dump(copy.deepcopy(e)) == ast.dump(e), ast.dump(pickle.loads(pickle.dumps(e))) == ast.dump(e))
# expect: True True


def attempt(*action):
    try:
        compile(*action)
    except Exception as error:
        print(type(error).__name__, error)


place = dict(lineno=1, col_offset=0)
name = ast.Name("x", ast.Load(), **place)
for node in [ast.Expr(), ast.Expr(3, **place), ast.Expr(name, lineno=1), ast.Assign([name], name, **place),
             ast.Delete([], **place), ast.If(name, [], [], **place), ast.If(name, 3, [], **place),
             ast.Expr(ast.Name("None", ast.Load(), **place), **place), ast.Expr(ast.Constant([]), **place),
             ast.Expr(ast.Constant([], **place), **place), ast.Expr(ast.Name(3, ast.Load(), **place), **place),
             ast.Expr(ast.BoolOp(ast.And(), [name], **place), **place), ast.Raise(None, name, **place),
             ast.Expr(ast.Dict([name], [], **place), **place), ast.Expr(ast.Compare(name, [], [], **place), **place),
             ast.Expr(ast.ListComp(name, [], **place), **place), ast.Try([ast.Pass(**place)], [], [], [], **place),
             ast.Expr(ast.Tuple([None], ast.Load(), **place), **place), ast.Return(name, **place)]:
    attempt(ast.Module([node], []), "", "exec")
# expect: TypeError required field "lineno" missing from stmt
# expect: TypeError required field "lineno" missing from expr
# expect: TypeError required field "col_offset" missing from stmt
# expect: ValueError expression must have Store context but has Load instead
# expect: ValueError empty targets on Delete
# expect: ValueError empty body on If
# expect: TypeError If field "body" must be a list, not a int
# expect: ValueError identifier field can't represent 'None' constant
# expect: TypeError required field "lineno" missing from expr
# expect: TypeError got an invalid type in Constant: list
# expect: TypeError AST identifier must be of type str
# expect: ValueError BoolOp with less than 2 values
# expect: ValueError Raise with cause but no exception
# expect: ValueError Dict doesn't have the same number of keys as values
# expect: ValueError Compare with no comparators
# expect: ValueError comprehension with no generators
# expect: ValueError Try has neither except handlers nor finalbody
# expect: ValueError None disallowed in expression list
# expect: SyntaxError 'return' outside function (, line 1)
attempt(ast.Module([], []), "", "eval")                  # expect: TypeError expected Expression node, got Module
attempt(ast.AST(), "", "exec")                           # expect: TypeError expected Module node, got AST
attempt(3, "", "exec")                                   # expect: TypeError compile() arg 1 must be a string, bytes or AST object
for bad in [lambda: ast.Name(1, 2, 3), lambda: ast.Name("x", id="y"), lambda: ast.literal_eval("f()")]:
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, str(error)[:55])
# expect: TypeError Name constructor takes at most 2 positional arguments
# expect: TypeError Name got multiple values for argument 'id'
# expect: ValueError malformed node or string on line 1: <ast.Call object at
