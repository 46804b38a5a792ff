class Shape:
    def __init__(self): self.colour = 'red'
Shape().color
# expect stderr:
#| Traceback (most recent call last):
#|   File "FILE", line 3, in <module>
#|     Shape().color
#| AttributeError: 'Shape' object has no attribute 'color'. Did you mean: 'colour'?
