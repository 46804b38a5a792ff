s = """line one
  line "two"
"""
print(repr(s), 'a' 'b' "c", ('x'
      'y'))
# expect: 'line one\n  line "two"\n' abc xy
