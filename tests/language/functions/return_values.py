def nothing(): pass
def bare(): return
def several(): return 1, 2
def nested():
    def inner(): return 'inner'
    return inner
print(nothing(), bare(), several(), nested()())  # expect: None None (1, 2) inner
