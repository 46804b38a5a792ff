class Bad:
    def __hash__(self): return 1
    def __eq__(self, o): raise ValueError('no comparing')  # expect error: ValueError: no comparing
{Bad(): 1, Bad(): 2}
