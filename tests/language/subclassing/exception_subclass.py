class AppError(Exception):
    def __init__(self, code, *rest, detail=None):
        super().__init__("code", code)
        self.code = code
        self.detail = detail


try:
    raise AppError(4, 5, detail="d")
except AppError as e:
    print(e, e.code, e.detail, e.args, repr(e), e.__dict__)
# expect: ('code', 4) 4 d ('code', 4) AppError('code', 4) {'code': 4, 'detail': 'd'}


class Made(Exception):
    def __new__(cls, *args):
        self = super().__new__(cls, *args)
        self.made = True
        return self


try:
    raise Made(1, 2)
except Made as e:
    print(e.made, e.args, e)
# expect: True (1, 2) (1, 2)


class Slotted(ValueError):
    __slots__ = ("extra",)


e = Slotted("text")
e.extra = 1
e.other = 2
print(e, e.extra, e.other, e.__dict__, e.args)  # expect: text 1 2 {'other': 2} ('text',)


class Both(KeyError, AttributeError):
    pass


print(Both.__mro__, repr(Both("k")), isinstance(Both(), LookupError))
# expect: (<class '__main__.Both'>, <class 'KeyError'>, <class 'LookupError'>, <class 'AttributeError'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>) Both('k') True


class Text(Exception):
    def __str__(self):
        return "as text"


raise Text("x")  # expect error: Text: as text
