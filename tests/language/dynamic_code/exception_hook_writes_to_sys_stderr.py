import io
import sys


def fail():
    raise ValueError("no")


try:
    fail()
except ValueError as e:
    error = e
before = sys.stderr
sys.stderr = caught = io.StringIO()
sys.excepthook(type(error), error, error.__traceback__)
sys.stderr = before
print(caught.getvalue().splitlines()[0], caught.getvalue().splitlines()[-1], sep="\n")
# expect: Traceback (most recent call last):
# expect: ValueError: no
