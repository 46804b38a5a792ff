# Names that do not exist, or are not spelled so.
for text in ["NO SUCH NAME", "cjk unified ideograph-4e00", "HANGUL SYLLABLE gag", "", "KEYCAP DIGIT ONE",
             "LATIN  SMALL LETTER A", " SPACE", "SPACE ", "LATIN_SMALL_LETTER_A", "CJK UNIFIED IDEOGRAPH-4e00",
             "HANGUL SYLLABLE ", "CJK UNIFIED IDEOGRAPH-", "CJK UNIFIED IDEOGRAPH-0041", "x" * 300]:
    for quote in "'\\N{%s}'", "f'\\N{%s}'":
        try:
            print(ascii(eval(quote % text)))
        except SyntaxError as error:
            print(error.msg[43:])
            # expect:  decode bytes in position 0-15: unknown Unicode character name
            # expect:  decode bytes in position 0-15: unknown Unicode character name
            # expect:  decode bytes in position 0-29: unknown Unicode character name
            # expect:  decode bytes in position 0-29: unknown Unicode character name
            # expect:  decode bytes in position 0-22: unknown Unicode character name
            # expect:  decode bytes in position 0-22: unknown Unicode character name
            # expect:  decode bytes in position 0-2: malformed \N character escape
            # expect:  decode bytes in position 0-2: malformed \N character escape
            # expect:  decode bytes in position 0-19: unknown Unicode character name
            # expect:  decode bytes in position 0-19: unknown Unicode character name
            # expect:  decode bytes in position 0-24: unknown Unicode character name
            # expect:  decode bytes in position 0-24: unknown Unicode character name
            # expect:  decode bytes in position 0-9: unknown Unicode character name
            # expect:  decode bytes in position 0-9: unknown Unicode character name
            # expect:  decode bytes in position 0-9: unknown Unicode character name
            # expect:  decode bytes in position 0-9: unknown Unicode character name
            # expect:  decode bytes in position 0-23: unknown Unicode character name
            # expect:  decode bytes in position 0-23: unknown Unicode character name
            # expect:  decode bytes in position 0-29: unknown Unicode character name
            # expect:  decode bytes in position 0-29: unknown Unicode character name
            # expect:  decode bytes in position 0-19: unknown Unicode character name
            # expect:  decode bytes in position 0-19: unknown Unicode character name
            # expect:  decode bytes in position 0-25: unknown Unicode character name
            # expect:  decode bytes in position 0-25: unknown Unicode character name
            # expect:  decode bytes in position 0-29: unknown Unicode character name
            # expect:  decode bytes in position 0-29: unknown Unicode character name
            # expect:  decode bytes in position 0-303: unknown Unicode character name
            # expect:  decode bytes in position 0-303: unknown Unicode character name
for source in [r"'\N'", r"'\N{unclosed'", r"'\Nabc'", r"'é\N{NO}'", r"f'\N{BULLET'"]:
    try:
        print(ascii(eval(source)))
    except SyntaxError as error:
        print(error.msg)
        # expect: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-1: malformed \N character escape
        # expect: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-10: malformed \N character escape
        # expect: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-1: malformed \N character escape
        # expect: (unicode error) 'unicodeescape' codec can't decode bytes in position 10-15: unknown Unicode character name
        # expect: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-8: malformed \N character escape
