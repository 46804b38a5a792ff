calls = []
def obj():
    calls.append('obj')
    return data
def index():
    calls.append('index')
    return 0
data = [10]
obj()[index()] += 5
print(data, calls)  # expect: [15] ['obj', 'index']
