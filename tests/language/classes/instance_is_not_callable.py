class C: pass
C()()  # expect error: TypeError: 'C' object is not callable
