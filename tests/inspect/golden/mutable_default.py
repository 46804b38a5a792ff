def add(item, basket=[]):
    basket.append(item)
    return basket

first = add('apple')
second = add('pear')
