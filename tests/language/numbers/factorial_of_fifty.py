n = 1
for i in range(1, 51):
    n *= i
print(n, len(str(n)), sum([int(d) for d in str(n)]))
# expect: 30414093201713378043612608166064768844377641568960512000000000000 65 216
while n > 1:
    n //= 10 ** 9
print(n)  # expect: 0
