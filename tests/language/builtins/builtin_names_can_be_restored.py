import builtins
print(builtins.len is len, builtins.print is print)  # expect: True True
builtins.extra = 5
print(extra)  # expect: 5
