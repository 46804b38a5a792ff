print('abc'.isalpha(), '12'.isdigit(), 'a1'.isalnum(), ' \t'.isspace(), 'Ab'.isupper(), 'ab'.islower(), 'Ab'.istitle(), 'a_b'.isidentifier(), '½'.isnumeric(), ''.isalpha(), 'é'.isascii())
# expect: True True True True False True True True True False False
