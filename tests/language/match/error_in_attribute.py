# A class pattern whose attribute lookup raises, inside a loop and a try.
class P:
    __match_args__ = ("x",)
    def __init__(self, fail): self.fail = fail
    @property
    def x(self):
        if self.fail: raise KeyError("boom")
        raise AttributeError("just missing")
for fail in (False, True):
    try:
        match P(fail):
            case P(1): print("one")
            case _: print("none")  # expect: none
    except KeyError as error:
        print("raised", error)  # expect: raised 'boom'
