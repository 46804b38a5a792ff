c = compile('1 + 2', 'name.py', 'eval')
print(eval(c), c.co_filename, c.co_name)  # expect: 3 name.py <module>
exec(compile('z = 5', '<x>', 'exec'))
print(z)  # expect: 5
for f in (lambda: compile('1', 'a', 'bad'), lambda: compile(5, 'a', 'eval'), lambda: compile('1', 'a')):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(e)
# expect: compile() mode must be 'exec', 'eval' or 'single'
# expect: compile() arg 1 must be a string, bytes or AST object
# expect: compile() missing required argument 'mode' (pos 3)
