class V: pass
V() < V()  # expect error: TypeError: '<' not supported between instances of 'V' and 'V'
