# None stands for no object, even where super() takes the first argument by itself.
class A:
    def f(self):
        self = None
        return super()


print(A().f())  # expect: <super: <class 'A'>, NULL>
print(super(A, None))  # expect: <super: <class 'A'>, NULL>
