# Variables of a context: set, reset by token, and contexts that run functions.
import contextvars

v = contextvars.ContextVar("v", default="none")
w = contextvars.ContextVar("w")
print(v.name, v.get(), w.get("given"))                   # expect: v none given
try:
    w.get()
except LookupError as e:
    print(e.args[0] is w)                                # expect: True
first = v.set("one")
print(v.get(), first.var is v, first.old_value)          # expect: one True <Token.MISSING>
second = v.set("two")
print(second.old_value)                                  # expect: one
v.reset(second)
print(v.get())                                           # expect: one
try:
    v.reset(second)
except RuntimeError as e:
    print("has already been used once" in str(e))        # expect: True
try:
    w.reset(first)
except ValueError as e:
    print("was created by a different ContextVar" in str(e))  # expect: True

context = contextvars.copy_context()


def change():
    v.set("inside")
    w.set(1)
    return v.get()


print(context.run(change), v.get())                      # expect: inside one
print(context[v], context[w], v in context, len(context))  # expect: inside 1 True 2
print(sorted(var.name for var in context))               # expect: ['v', 'w']
print(dict(context.items()) == {v: "inside", w: 1})      # expect: True
try:
    context.run(context.run, print)
except RuntimeError as e:
    print("cannot enter context" in str(e), "already entered" in str(e))  # expect: True True
try:
    context.run(lambda: 1 / 0)
except ZeroDivisionError:
    print(v.get())                                       # expect: one
print(contextvars.Context().get(v), context.copy() == context)  # expect: None True
for bad in [lambda: contextvars.ContextVar(1), lambda: context[1], lambda: contextvars.Token(),
            lambda: contextvars.Context(1), lambda: hash(context)]:
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
# expect: TypeError context variable name must be a str
# expect: TypeError a ContextVar key was expected, got 1
# expect: RuntimeError Tokens can only be created by ContextVars
# expect: TypeError Context() does not accept any arguments
# expect: TypeError unhashable type: '_contextvars.Context'
