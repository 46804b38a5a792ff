if True:
        x = 1
	y = 2
# expect stderr:
#|   File "FILE", line 3
#|     y = 2
#| TabError: inconsistent use of tabs and spaces in indentation
