# Letters whose upper case is several letters have a case all the same.
import re
import _sre

print(_sre.unicode_iscased(0xDF), _sre.unicode_iscased(0xFB01), _sre.unicode_iscased(0x4E00))
# expect: True True False
print(bool(re.match("(?i)\xdf", "\u1e9e")), bool(re.match("(?i)[\xdf]", "\u1e9e")))
# expect: True True
print(re.match("(?i)\xdf+", "\xdf\u1e9e\xdf").end(), re.match("(?i)\u1e9e+", "\xdf\u1e9e").end())
# expect: 3 2
print(re.match("(?i)\ufb05", "\ufb06") is not None, re.match("(?i)\u0390", "\u1fd3") is not None)
# expect: True True
print(re.match("(?i)\u0149", "\u0149").end(), re.match("(?i)[\u01f0-\u01f2]+", "\u01f0\u01f1\u01f3").end())
# expect: 1 3
print(re.match("(?i)\xdf", "ss"), re.match("(?i)\xdf", "S"))  # expect: None None
print(re.match("(?i)[R-T]", "\xdf"), re.match("(?i)[a-z]", "\ufb01"))
# expect: None None
print(sum(_sre.unicode_iscased(c) for c in range(0x3000)))  # expect: 2029
