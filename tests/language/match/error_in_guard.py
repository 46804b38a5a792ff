def f():
    match [1,2]:
        case [a, b] if undefined_name: pass  # expect error: NameError: name 'undefined_name' is not defined
f()
