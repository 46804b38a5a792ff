def quiet():
    try:
        pass
    finally:
        1 / 0
        pass


def loop(items):
    for item in items:
        try:
            pass
        finally:
            print(item, len(items))
    return item


try:
    quiet()
except ZeroDivisionError as e:
    print(e, e.__traceback__.tb_next.tb_lineno)
# expect: division by zero 5
print(loop([1, 2]))
# expect: 1 2
# expect: 2 2
# expect: 2
