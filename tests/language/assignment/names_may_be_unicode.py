größe = 3
变量 = größe * 2
print(größe, 变量)  # expect: 3 6
ﬁ = 'ligature'
print(fi)  # expect: ligature
