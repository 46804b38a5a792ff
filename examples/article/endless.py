# Too much stack is an error that a program can catch, not a crash.
def deeper(level):
    return deeper(level + 1)


try:
    deeper(0)
except RecursionError as error:
    print("RecursionError:", error)
print("still running")
