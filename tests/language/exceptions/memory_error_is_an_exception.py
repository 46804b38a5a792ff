for attempt in (lambda: 'a' * 10**12, lambda: [0] * 10**13, lambda: b'x' * 10**15, lambda: (1,) * 10**15):
    try:
        attempt()
    except MemoryError as e:
        print('MemoryError', e.args)
# expect: MemoryError ()
# expect: MemoryError ()
# expect: MemoryError ()
# expect: MemoryError ()
