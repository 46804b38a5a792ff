list.extra = 1  # expect error: TypeError: cannot set 'extra' attribute of immutable type 'list'
