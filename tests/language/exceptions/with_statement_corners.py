class M:
    def __init__(self, name, result=None, enter_error=None, exit_error=None):
        self.name, self.result = name, result
        self.enter_error, self.exit_error = enter_error, exit_error
    def __enter__(self):
        print("enter", self.name)
        if self.enter_error:
            raise self.enter_error
        return self
    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, value, traceback is not None)
        if self.exit_error:
            raise self.exit_error
        return self.result

def attempt(f):
    try:
        print("result", f())
    except BaseException as e:
        print("error", repr(e), repr(e.__context__))

def one():
    with M("a"), M("b", enter_error=KeyError("enter")):
        print("never")

def two():
    with M("a", exit_error=OSError("exit")):
        raise ValueError("body")

def three():
    with M("a", result=True), M("b", exit_error=OSError("exit")):
        raise ValueError("body")
    return "swallowed"

def four():
    for i in range(3):
        with M(i):
            if i == 0:
                continue
            if i == 1:
                break
    with M("r"):
        return "returned"

class Truth:
    def __bool__(self):
        raise TypeError("no truth")

def five():
    with M("a", result=Truth()):
        raise ValueError("body")

def six():
    with M("a", result=[1]):
        raise SystemExit(3)
    return "exit swallowed"

for f in (one, two, three, four, five, six):
    attempt(f)

class OnlyEnter:
    def __enter__(self):
        return 1

class OnlyExit:
    def __exit__(self, *info):
        return 1

for x in (OnlyEnter(), OnlyExit(), 5):
    def seven():
        with x:
            pass
    attempt(seven)

class Late:
    def __enter__(self):
        Late.__exit__ = lambda *info: print("new exit")
        return 1
    def __exit__(self, *info):
        print("old exit")

with Late():
    pass

# expect: enter a
# expect: enter b
# expect: exit a KeyError 'enter' True
# expect: error KeyError('enter') None
# expect: enter a
# expect: exit a ValueError body True
# expect: error OSError('exit') ValueError('body')
# expect: enter a
# expect: enter b
# expect: exit b ValueError body True
# expect: exit a OSError exit True
# expect: result swallowed
# expect: enter 0
# expect: exit 0 None None False
# expect: enter 1
# expect: exit 1 None None False
# expect: enter r
# expect: exit r None None False
# expect: result returned
# expect: enter a
# expect: exit a ValueError body True
# expect: error TypeError('no truth') ValueError('body')
# expect: enter a
# expect: exit a SystemExit 3 True
# expect: result exit swallowed
# expect: error TypeError("'OnlyEnter' object does not support the context manager protocol (missed __exit__ method)") None
# expect: error TypeError("'OnlyExit' object does not support the context manager protocol") None
# expect: error TypeError("'int' object does not support the context manager protocol") None
# expect: old exit
