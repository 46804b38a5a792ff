e = ExceptionGroup('notes', [ValueError(1)])
e.add_note('group note'); e.add_note('two\nlines\n'); e.exceptions[0].add_note('leaf'); e.exceptions[0].add_note('')
e.exceptions[0].__notes__.append(5)
raise e
# expect stderr:
#|   + Exception Group Traceback (most recent call last):
#|   |   File "FILE", line 4, in <module>
#|   |     raise e
#|   | ExceptionGroup: notes (1 sub-exception)
#|   | group note
#|   | two
#|   | lines
#|
#|   +-+---------------- 1 ----------------
#|     | ValueError: 1
#|     | leaf
#|
#|     | 5
#|     +------------------------------------
