def outer():
    def inner(): return later  # expect error: NameError: cannot access free variable 'later' where it is not associated with a value in enclosing scope. Did you mean: 'outer'?
    inner()
    later = 1
outer()
