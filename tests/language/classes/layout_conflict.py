class C(list, dict): pass  # expect error: TypeError: multiple bases have instance lay-out conflict
