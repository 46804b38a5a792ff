print("failing runs")
def deep():
    raise ValueError("from the module")
deep()
