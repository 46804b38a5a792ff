s = 'aé日😀'
print(len(s), s[3], s[::-1], [ord(c) for c in s], s.upper(), s.encode(), s.find('日'), '😀' in s, s * 2)
# expect: 4 😀 😀日éa [97, 233, 26085, 128512] AÉ日😀 b'a\xc3\xa9\xe6\x97\xa5\xf0\x9f\x98\x80' 2 True aé日😀aé日😀
print(chr(0x1F600), chr(233), ord('😀'))  # expect: 😀 é 128512
