def attempt(text):
    try:
        exec(text, globals())
        print("made", text)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


class A:
    __slots__ = ("x",)


class P:
    pass


attempt("class B(int): __slots__ = ('a',)")
# expect: TypeError nonempty __slots__ not supported for subtype of 'int'
attempt("class B(tuple): __slots__ = ('a',)")
# expect: TypeError nonempty __slots__ not supported for subtype of 'tuple'
attempt("class B(bytes): __slots__ = ['a']")
# expect: TypeError nonempty __slots__ not supported for subtype of 'bytes'
attempt("class B(type): __slots__ = 'a'")
# expect: TypeError nonempty __slots__ not supported for subtype of 'type'
attempt("class B(str): __slots__ = ('a',)")  # expect: made class B(str): __slots__ = ('a',)
attempt("class B(list): __slots__ = ('a',)")  # expect: made class B(list): __slots__ = ('a',)
attempt("class B(int): __slots__ = ()")  # expect: made class B(int): __slots__ = ()
attempt("class B: __slots__ = ('a b',)")  # expect: TypeError __slots__ must be identifiers
attempt("class B: __slots__ = ('1a',)")  # expect: TypeError __slots__ must be identifiers
attempt("class B: __slots__ = ('',)")  # expect: TypeError __slots__ must be identifiers
attempt("class B: __slots__ = (1,)")  # expect: TypeError __slots__ items must be strings, not 'int'
attempt("class B: __slots__ = 5")  # expect: TypeError 'int' object is not iterable
attempt("class B: __slots__ = None")  # expect: TypeError 'NoneType' object is not iterable
attempt("class B: __slots__ = ('__dict__', '__dict__')")
# expect: TypeError __dict__ slot disallowed: we already got one
attempt("class B(P): __slots__ = ('__dict__',)")
# expect: TypeError __dict__ slot disallowed: we already got one
attempt("class B: __slots__ = ('__weakref__', '__weakref__')")
# expect: TypeError __weakref__ slot disallowed: either we already got one, or __itemsize__ != 0
attempt("class B(P): __slots__ = '__weakref__'")
# expect: TypeError __weakref__ slot disallowed: either we already got one, or __itemsize__ != 0
attempt("class B:\n __slots__ = 'a'\n a = 1")
# expect: ValueError 'a' in __slots__ conflicts with class variable
attempt("class B:\n __slots__ = '__a'\n _B__a = 1")
# expect: ValueError '_B__a' in __slots__ conflicts with class variable
attempt("class B: __slots__ = ('__qualname__',)")
# expect: made class B: __slots__ = ('__qualname__',)
attempt("class B: __slots__ = ('a', 'a')")  # expect: made class B: __slots__ = ('a', 'a')
