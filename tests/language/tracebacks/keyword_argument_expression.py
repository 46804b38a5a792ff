print('a', sep=', ' + 5, end='\n')
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 1, in <module>
#|     print('a', sep=', ' + 5, end='\n')
#|                    ~~~~~^~~
#| TypeError: can only concatenate str (not "int") to str
