class contextmanager:
    def __init__(self, function):
        self.function = function
    def __call__(self, *args):
        made = contextmanager(self.function)
        made.it = self.function(*args)
        return made
    def __enter__(self):
        return next(self.it)
    def __exit__(self, kind, value, traceback):
        if kind is None:
            try:
                next(self.it)
            except StopIteration:
                return False
            raise RuntimeError("generator didn't stop")
        try:
            self.it.throw(kind, value, traceback)
        except StopIteration as e:
            return e is not value
        except RuntimeError as e:
            if e is value:
                return False
            if isinstance(value, StopIteration) and e.__cause__ is value:
                return False
            raise
        except BaseException as e:
            if e is not value:
                raise
            return False
        raise RuntimeError("generator didn't stop after throw()")

@contextmanager
def tag(name):
    print("<" + name + ">")
    try:
        yield name.upper()
    except ValueError as e:
        print("swallowed", e)
    finally:
        print("</" + name + ">")

with tag("a") as t:
    print(t)
with tag("b"):
    raise ValueError("v")
try:
    with tag("c"):
        raise KeyError("k")
except KeyError as e:
    print("passed", e)
try:
    with tag("d"):
        raise StopIteration("s")
except StopIteration as e:
    print("stop", e)

# expect: <a>
# expect: A
# expect: </a>
# expect: <b>
# expect: swallowed v
# expect: </b>
# expect: <c>
# expect: </c>
# expect: passed 'k'
# expect: <d>
# expect: </d>
# expect: stop s
