class C: pass
c = C()
c.value = C()
print(c.value.missing.more)
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 4, in <module>
#|     print(c.value.missing.more)
#|           ^^^^^^^^^^^^^^^
#| AttributeError: 'C' object has no attribute 'missing'
