if (n := 10) > 5:
    print(n)
# expect: 10
data = [y := 3, y ** 2, y ** 3]
print(data)  # expect: [3, 9, 27]
while (line := data.pop()) > 5:
    print(line)
# expect: 27
# expect: 9
print([last := x for x in range(4)], last)  # expect: [0, 1, 2, 3] 3
