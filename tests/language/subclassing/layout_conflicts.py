def attempt(text):
    try:
        exec(text, globals())
        print("made", text)
    except TypeError as e:
        print(e)


class S1:
    __slots__ = ("a",)


class S2:
    __slots__ = ("b",)


class E1:
    __slots__ = ()


attempt("class X(int, str): pass")  # expect: multiple bases have instance lay-out conflict
attempt("class X(list, dict): pass")  # expect: multiple bases have instance lay-out conflict
attempt("class X(S1, S2): pass")  # expect: multiple bases have instance lay-out conflict
attempt("class X(S1, E1): pass")  # expect: made class X(S1, E1): pass
attempt("class X(S1, int): pass")  # expect: multiple bases have instance lay-out conflict
attempt("class X(E1, int): pass")  # expect: made class X(E1, int): pass
attempt("class X(int, Exception): pass")  # expect: multiple bases have instance lay-out conflict
attempt("class X(KeyError, OSError): pass")  # expect: made class X(KeyError, OSError): pass
attempt("class X(bool): pass")  # expect: type 'bool' is not an acceptable base type
attempt("class X(type(None)): pass")  # expect: type 'NoneType' is not an acceptable base type
attempt("class X(range): pass")  # expect: type 'range' is not an acceptable base type
attempt("class X(slice): pass")  # expect: type 'slice' is not an acceptable base type
attempt("class X(type(len)): pass")
# expect: type 'builtin_function_or_method' is not an acceptable base type
attempt("class X(type(lambda: 0)): pass")  # expect: type 'function' is not an acceptable base type
