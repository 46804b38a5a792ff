# unicodedata: names, classes, numbers and normal forms.
import unicodedata as u

print(u.name("é"), u.lookup("greek small letter alpha"), u.name("\n", "none"))  # expect: LATIN SMALL LETTER E WITH ACUTE α none
print([u.category(c) for c in "aA1 _€\n\u0301"])
# expect: ['Ll', 'Lu', 'Nd', 'Zs', 'Pc', 'Sc', 'Cc', 'Mn']
print(u.decimal("٣"), u.digit("²"), u.numeric("½"), u.numeric("萬"), u.decimal("x", None))  # expect: 3 2 0.5 10000.0 None
print([u.east_asian_width(c) for c in "aé漢ｱＡ"], u.mirrored("("), u.combining("\u0301"), u.bidirectional("א"))
# expect: ['Na', 'A', 'W', 'H', 'F'] 1 230 R
print(u.decomposition("é"), u.decomposition("ﬁ"), repr(u.decomposition("a")))  # expect: 0065 0301 <compat> 0066 0069 ''
for form in ["NFC", "NFD", "NFKC", "NFKD"]:
    print(form, ascii(u.normalize(form, "éﬁ한Å")))
# expect: NFC '\xe9\ufb01\ud55c\xc5'
# expect: NFD 'e\u0301\ufb01\u1112\u1161\u11abA\u030a'
# expect: NFKC '\xe9fi\ud55c\xc5'
# expect: NFKD 'e\u0301fi\u1112\u1161\u11abA\u030a'
print(u.is_normalized("NFC", "é"), u.is_normalized("NFD", "é"), u.unidata_version)  # expect: True False 14.0.0
for bad in [lambda: u.name("\n"), lambda: u.name("ab"), lambda: u.lookup("nothing"), lambda: u.decimal("x"),
            lambda: u.normalize("X", "é"), lambda: u.category(3), lambda: u.numeric("x"), lambda: u.digit("½")]:
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
# expect: ValueError no such name
# expect: TypeError name() argument 1 must be a unicode character, not str
# expect: KeyError "undefined character name 'nothing'"
# expect: ValueError not a decimal
# expect: ValueError invalid normalization form
# expect: TypeError category() argument must be a unicode character, not int
# expect: ValueError not a numeric character
# expect: ValueError not a digit
