class C: pass
raise C  # expect error: TypeError: exceptions must derive from BaseException
