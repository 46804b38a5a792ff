class A:
    pass


class B(A):
    def no_args():
        return super()

    def deleted(self):
        del self
        return super()

    def replaced(self):
        self = 3
        return super()


def outside():
    return super()


def outside_self(self):
    return super()


def attempt(f):
    try:
        print(f())
    except (TypeError, RuntimeError, AttributeError) as e:
        print(type(e).__name__, e)


attempt(lambda: B.no_args())  # expect: RuntimeError super(): no arguments
attempt(lambda: B().deleted())  # expect: RuntimeError super(): arg[0] deleted
attempt(lambda: B().replaced())
# expect: TypeError super(type, obj): obj must be an instance or subtype of type
attempt(outside)  # expect: RuntimeError super(): no arguments
attempt(lambda: outside_self(1))  # expect: RuntimeError super(): __class__ cell not found
attempt(lambda: super(1))  # expect: TypeError super() argument 1 must be a type, not int
attempt(lambda: super(B, 1))
# expect: TypeError super(type, obj): obj must be an instance or subtype of type
attempt(lambda: super(B, A()))
# expect: TypeError super(type, obj): obj must be an instance or subtype of type
attempt(lambda: super(B, A))
# expect: TypeError super(type, obj): obj must be an instance or subtype of type
attempt(lambda: super(1, 2, 3))  # expect: TypeError super() expected at most 2 arguments, got 3
attempt(lambda: super(B, B(), 3))  # expect: TypeError super() expected at most 2 arguments, got 3
attempt(lambda: super(B, B()).nothing)
# expect: AttributeError 'super' object has no attribute 'nothing'
attempt(lambda: super(B).nothing)
# expect: AttributeError 'super' object has no attribute 'nothing'
attempt(lambda: super(B, B()).__dict__)  # expect: {}
attempt(lambda: super(t=1))  # expect: TypeError super() takes no keyword arguments


class C(A):
    def f(self):
        return [super() for _ in range(1)]

    def g(self):
        return super().missing


attempt(lambda: C().f())
# expect: TypeError super(type, obj): obj must be an instance or subtype of type
attempt(lambda: C().g())  # expect: AttributeError 'super' object has no attribute 'missing'
