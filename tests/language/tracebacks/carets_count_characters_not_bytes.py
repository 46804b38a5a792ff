größe = "äöü"
x = 'é' + größe + 1
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 2, in <module>
#|     x = 'é' + größe + 1
#|         ~~~~~~~~~~~~^~~
#| TypeError: can only concatenate str (not "int") to str
