def load():
    import not_there.at_all
load()
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 3, in <module>
#|     load()
#|   File "FILE", line 2, in load
#|     import not_there.at_all
#| ModuleNotFoundError: No module named 'not_there'
