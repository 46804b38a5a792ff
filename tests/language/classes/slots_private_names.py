class __Box:
    __slots__ = ("__content", "__special__", "_plain")

    def __init__(self, content):
        self.__content = content
        self.__special__ = 1
        self._plain = 2

    def get(self):
        return self.__content


b = __Box("inside")
print(b.get(), b._Box__content, b.__special__, b._plain)  # expect: inside inside 1 2
print([n for n in __Box.__dict__ if "content" in n])  # expect: ['_Box__content']
