x = 5
f'{x:q}'  # expect error: ValueError: Unknown format code 'q' for object of type 'int'
