print("\N{LATIN SMALL LETTER A}\N{latin small letter b}\N{EM DASH}\N{LINE FEED}\N{LF}\N{SNOWMAN}\N{CJK UNIFIED IDEOGRAPH-4E00}\N{HANGUL SYLLABLE GAG}\N{HANGUL SYLLABLE A}\N{BOM}\N{NBSP}".encode())
print(ascii("\N{GREEK SMALL LETTER FINAL SIGMA}\N{BELL}\N{ALERT}\N{null}\N{TROLL}"))
print(f"\N{BULLET} {1} \N{DEGREE SIGN}C {'\N{SPACE}' if 0 else 'x'}" if 0 else f"\N{BULLET} {1} \N{DEGREE SIGN}C")
print(r"\N{x}", b"\N{x}", rf"\N{1}", rb"\N{x}")
print(eval(r"'\N{LATIN SMALL LETTER A}'"))
# expect stderr:
#|   File "FILE", line 3
#|     print(f"\N{BULLET} {1} \N{DEGREE SIGN}C {'\N{SPACE}' if 0 else 'x'}" if 0 else f"\N{BULLET} {1} \N{DEGREE SIGN}C")
#|                                                                          ^^
#| SyntaxError: f-string expression part cannot include a backslash
