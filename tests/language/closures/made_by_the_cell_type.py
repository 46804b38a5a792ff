import types

Cell = types.CellType


def attempt(run):
    try:
        print(run())
    except Exception as e:
        print(type(e).__name__, e)


attempt(lambda: Cell(3).cell_contents)  # expect: 3
attempt(lambda: Cell().cell_contents)  # expect: ValueError Cell is empty
attempt(lambda: Cell(1, 2))  # expect: TypeError cell expected at most 1 argument, got 2
attempt(lambda: Cell(contents=2))  # expect: TypeError cell() takes no keyword arguments
attempt(lambda: Cell(1) < Cell(2))  # expect: True
attempt(lambda: Cell(1) == Cell(1))  # expect: True
attempt(lambda: Cell() < Cell(2))  # expect: True
attempt(lambda: Cell() >= Cell(2))  # expect: False
attempt(lambda: Cell() == Cell())  # expect: True
attempt(lambda: Cell(1) != 1)  # expect: True
attempt(lambda: Cell(1) < 1)
# expect: TypeError '<' not supported between instances of 'cell' and 'int'
attempt(lambda: Cell(1) < Cell("a"))
# expect: TypeError '<' not supported between instances of 'int' and 'str'
attempt(lambda: hash(Cell()))  # expect: TypeError unhashable type: 'cell'
attempt(lambda: type("S", (Cell,), {}))
# expect: TypeError type 'cell' is not an acceptable base type


class Spiteful:
    def __init__(self, cell):
        self.cell = cell

    def __eq__(self, other):
        del self.cell.cell_contents
        return True


left = Cell()
left.cell_contents = Spiteful(left)
print(left == Cell(1))  # expect: True
print(left == Cell(1), left == Cell())  # expect: False True
