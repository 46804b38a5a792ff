class C: pass
text = repr(C())
print(text[:22], text[-1])  # expect: <__main__.C object at  >
print(repr(C), repr(object()).startswith('<object object at 0x'), str(C.__init__)[:13])
# expect: <class '__main__.C'> True <slot wrapper
