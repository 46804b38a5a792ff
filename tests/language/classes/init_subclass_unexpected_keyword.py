class C(x=1): pass  # expect error: TypeError: C.__init_subclass__() takes no keyword arguments
