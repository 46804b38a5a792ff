名前 = '日本'
結果 = 名前 + 5
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 2, in <module>
#|     結果 = 名前 + 5
#|          ~~~^~~
#| TypeError: can only concatenate str (not "int") to str
