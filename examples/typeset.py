"""A text processor: turns lightly marked text into pages of justified plain text.

Headings (`# …`), paragraphs, lists (`- …`, `1. …`), quotations (`> …`), tables (`| … |`), code
(indented by four) and notes (`[^name]` and `[^name]: …`) are understood; a table of contents and an
index of the *emphasised* words are added.

    python3 examples/typeset.py [WIDTH [FILE]]
"""

import sys
from collections import Counter, defaultdict
from itertools import chain, groupby, zip_longest

SAMPLE = """\
# The Lighthouse Keeper's Manual

Whoever keeps a light keeps *watch*. The lamp is lit at sunset and burns until sunrise, and the
*keeper* trims the wick every four hours[^wick]. A keeper who sleeps on *watch* is dismissed; one who
lets the lamp go out is remembered.

> The sea does not care how tired you are.
> — carved above the door

## Duties

The duties of a day, in their order:

1. At sunrise the lamp is put out, and the *lens* is covered against the sun.
2. Before noon brass and *lens* are polished. Not a fingerprint may remain, as a fingerprint throws a
   shadow a mile wide.
3. In the afternoon the *log* is written.
4. At sunset the lamp is lit.

Never leave:

- matches in the lantern room,
- the trap door open,
- a guest alone with the *lens*.

## Signals

Each light has a *character* of its own, so that sailors know where they are. Periods are in seconds:

| Light          | Colour  | Period | Range |
|----------------|---------|-------:|------:|
| North Head     | white   |    7.5 |    21 |
| Gull Rock      | red     |     10 |     9 |
| Harbour mole   | green   |      3 |     4 |
| Überseebrücke  | white   |   12.0 |   104 |

The *character* is kept by clockwork. To set it:

    turn = period / faces
    while not steady:
        adjust(governor)

### Fog

In fog the bell is rung by hand[^bell]. No fog has yet lasted longer than the *keeper*.

[^wick]: With scissors kept for that purpose only.
[^bell]: Twice each minute, which is one thousand four hundred and forty strokes in twelve hours.
"""


# ---- blocks ----


class Block:
    """A part of the text; `render` yields its lines."""

    def __init__(self, lines):
        self.text = " ".join(line.strip() for line in lines)

    def words(self):
        return self.text.split()

    def render(self, page):
        return page.justify(self.words())


class Paragraph(Block):
    pass


class Heading(Block):
    def __init__(self, lines):
        marks, _, title = lines[0].partition(" ")
        self.level = len(marks)
        self.number = ""
        super().__init__([title])

    @property
    def title(self):
        return f"{self.number} {self.text}".strip()

    def render(self, page):
        if self.level == 1:
            yield self.title.upper().center(page.width).rstrip()
            yield ("=" * len(self.title)).center(page.width).rstrip()
        else:
            yield self.title
            yield ("-" if self.level == 2 else "~") * len(self.title)


class Quotation(Block):
    def __init__(self, lines):
        super().__init__([])
        self.lines = [line.lstrip("> ") for line in lines]

    def words(self):
        return " ".join(self.lines).split()

    def render(self, page):
        return (f"    {line}" for line in self.lines)


class Code(Block):
    def __init__(self, lines):
        super().__init__([])
        self.lines = [line[4:] for line in lines]

    def render(self, page):
        width = max(map(len, self.lines))
        yield f"  +{'-' * (width + 2)}+"
        for line in self.lines:
            yield f"  | {line:<{width}} |"
        yield f"  +{'-' * (width + 2)}+"


class Items(Block):
    """A list; ordered where its marks are numbers."""

    def __init__(self, lines):
        self.items = []
        for line in lines:
            mark, _, rest = line.partition(" ")
            if is_mark(mark):
                self.items.append([rest])
            else:
                self.items[-1].append(line)
        self.ordered = lines[0][0].isdigit()
        super().__init__(chain.from_iterable(self.items))

    def render(self, page):
        for number, item in enumerate(self.items, 1):
            mark = f"{number:>2}. " if self.ordered else "  * "
            lines = page.justify(" ".join(item).split(), width=page.width - len(mark))
            for line in lines:
                yield mark + line
                mark = " " * len(mark)


class Table(Block):
    def __init__(self, lines):
        super().__init__(line.replace("|", " ") for line in lines if not set(line) <= set("|-: "))
        rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
        self.head, rule, *self.rows = rows
        self.right = [cell.endswith(":") for cell in rule]

    def render(self, page):
        widths = [max(map(len, column)) for column in zip(self.head, *self.rows)]

        def line(cells):
            aligned = (
                f"{cell:>{width}}" if right else f"{cell:<{width}}"
                for cell, width, right in zip_longest(cells, widths, self.right, fillvalue="")
            )
            return "  ".join(aligned).rstrip()

        yield line(self.head)
        yield "  ".join("-" * width for width in widths)
        yield from map(line, self.rows)
        for name, column, right in zip(self.head, zip(*self.rows), self.right):
            if right:
                numbers = [float(cell) for cell in column]
                yield f"({name}: {sum(numbers) / len(numbers):.2f} on average, {max(numbers):g} at most)"


class Note(Block):
    def __init__(self, lines):
        name, _, text = lines[0].partition("]: ")
        self.name = name[2:]
        super().__init__([text, *lines[1:]])


def is_mark(word):
    return word == "-" or word.endswith(".") and word[:-1].isdigit()


def kind_of(line):
    """The class of block that a line begins, or None for an empty one."""
    match line.split():
        case []:
            return None
        case _ if line.startswith("    "):
            return Code
        case [mark, *_] if set(mark) == {"#"}:
            return Heading
        case [mark, *_] if is_mark(mark):
            return Items
        case [">", *_]:
            return Quotation
        case ["|", *_]:
            return Table
        case [first, *_] if first.startswith("|"):
            return Table
        case [first, *_] if first.startswith("[^"):
            return Note
    return Paragraph


def blocks(text):
    """Yields the blocks of a text."""
    for is_text, group in groupby(text.splitlines(), key=lambda line: bool(line.strip())):
        if not is_text:
            continue
        pending = []
        for line in group:
            kind = kind_of(line)
            if pending and kind in (Heading, Note):
                yield kind_of(pending[0])(pending)
                pending = []
            pending.append(line)
        yield kind_of(pending[0])(pending)


# ---- pages ----


class Page:
    """Knows the width of lines and collects what the whole text refers to."""

    def __init__(self, width):
        self.width = width
        self.notes = {}
        self.index = defaultdict(set)
        self.section = ""

    def plain(self, word):
        """The word as it is shown: emphasis goes to the index, references become numbers."""
        word, mark, rest = word.partition("[^")
        if mark:
            name, _, tail = rest.partition("]")
            word += f"({self.notes.setdefault(name, len(self.notes) + 1)}){tail}"
        if "*" in word:
            before, emphasised, after = word.split("*")
            self.index[emphasised.lower()].add(self.section)
            word = before + emphasised + after
        return word

    def justify(self, words, width=None):
        width = width or self.width
        line, length = [], 0
        for word in map(self.plain, words):
            if line and length + len(line) + len(word) > width:
                yield self.stretch(line, width - length)
                line, length = [], 0
            line.append(word)
            length += len(word)
        if line:
            yield " ".join(line)

    @staticmethod
    def stretch(words, spaces):
        """The words as one line, with so many spaces spread between them, the wider gaps last."""
        if len(words) == 1:
            return words[0]
        each, more = divmod(spaces, gaps := len(words) - 1)
        line = words[0]
        for gap, word in enumerate(words[1:]):
            line += " " * (each + (gap >= gaps - more)) + word
        return line


def number_headings(headings):
    counts = [0] * 6
    for heading in headings:
        if heading.level == 1:
            continue
        counts[heading.level - 2] += 1
        counts[heading.level - 1:] = [0] * (6 - heading.level + 1)
        heading.number = ".".join(map(str, counts[:heading.level - 1]))


def typeset(text, width=64):
    """Yields the lines of the finished text."""
    document = list(blocks(text))
    headings = [block for block in document if isinstance(block, Heading)]
    number_headings(headings)
    page = Page(width)
    sizes, section = Counter(), None
    for block in document:
        if isinstance(block, Heading):
            section = block
        sizes[section] += len(block.words())
    notes = {block.name: block for block in document if isinstance(block, Note)}

    for block in document:
        if isinstance(block, Note):
            continue
        if isinstance(block, Heading):
            page.section = block.number or "-"
        yield from block.render(page)
        yield ""
        if block is headings[0]:
            for heading in headings[1:]:
                indent = "  " * (heading.level - 1)
                yield f"{indent}{heading.title} ".ljust(width - 4, ".") + f" {sizes[heading]:>3}"
            yield ""

    yield "NOTES"
    for name, number in page.notes.items():
        words = [f"({number})", *notes[name].words()] if name in notes else [f"({number}) missing"]
        yield from page.justify(words)
    yield ""
    yield "INDEX"
    for letter, words in groupby(sorted(page.index), key=lambda word: word[0]):
        entries = (f"{word} {', '.join(sorted(page.index[word]))}" for word in words)
        yield f"{letter.upper()}  {'; '.join(entries)}"
    yield ""

    counted = Counter(
        stripped
        for block in document
        for word in block.words()
        if len(stripped := page.plain(word).strip(".,:;()—").lower()) > 3
    )
    common = ", ".join(f"{word} ({count})" for word, count in counted.most_common(5))
    yield f"{sum(counted.values())} long words, {len(counted)} different; the commonest: {common}"


def main(width=64, path=None):
    text = SAMPLE
    if path is not None:
        with open(path, encoding="utf-8") as file:
            text = file.read()
    for line in typeset(text, int(width)):
        print(line)


if __name__ == "__main__":
    main(*sys.argv[1:])
