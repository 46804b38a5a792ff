print('tab\there', 'new\\n', 'quote\'s', "dbl\"q", '\x41\u00e9\U0001F600', '\101', r'raw\n', 'a\
b')
# expect: tab	here new\n quote's dbl"q Aé😀 A raw\n ab
print(repr('a\tb\n\'"\\'), repr("it's"), repr('say "hi"'), repr('\x00\x7f\xa0é\u200b\ud800'), ascii('é😀'))
# expect: 'a\tb\n\'"\\' "it's" 'say "hi"' '\x00\x7f\xa0é\u200b\ud800' '\xe9\U0001f600'
