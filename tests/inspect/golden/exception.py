def fail(number):
    message = 'no ' + str(number)
    raise ValueError(message)

try:
    fail(1000)
except ValueError as error:
    kept = error
