print('a\xe9€\u4e00가\U0001f600\x80\ud800\ue000z'.encode('ascii', 'namereplace'))
# expect: b'a\\N{LATIN SMALL LETTER E WITH ACUTE}\\N{EURO SIGN}\\N{CJK UNIFIED IDEOGRAPH-4E00}\\N{HANGUL SYLLABLE GA}\\N{GRINNING FACE}\\x80\\ud800\\ue000z'
print('é\x00\x07'.encode('latin-1', 'namereplace'), '€'.encode('latin-1', 'namereplace'), 'a'.encode('ascii', 'namereplace'))
# expect: b'\xe9\x00\x07' b'\\N{EURO SIGN}' b'a'
print('\ud800x'.encode('utf-8', 'namereplace'))  # expect: b'\\ud800x'
