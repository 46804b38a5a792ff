class C: pass
c = C()
c.__call__ = lambda: 'never'
c()  # expect error: TypeError: 'C' object is not callable
