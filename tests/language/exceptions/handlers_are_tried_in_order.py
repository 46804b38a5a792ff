def f(e):
    try:
        raise e
    except KeyError:
        return 'key'
    except (TypeError, ValueError) as x:
        return f'type or value: {x}'
    except LookupError:
        return 'lookup'
    except Exception as x:
        return f'other {type(x).__name__}'
print(f(KeyError()), f(IndexError()), f(ValueError('v')), f(TypeError()), f(RuntimeError))
# expect: key lookup type or value: v type or value:  other RuntimeError
