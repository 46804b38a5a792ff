del int.real  # expect error: TypeError: cannot set 'real' attribute of immutable type 'int'
