e = ValueError('with notes')
e.add_note('first note')
e.add_note('second\nwith two lines')
raise e
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 4, in <module>
#|     raise e
#| ValueError: with notes
#| first note
#| second
#| with two lines
