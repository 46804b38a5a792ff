a = [1000]
b = a
c = [1000]
b.append(2000)
