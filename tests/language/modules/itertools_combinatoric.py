from itertools import product, permutations, combinations, combinations_with_replacement

def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)

print(list(product("ab", [1, 2])), list(product("ab", repeat=2)), list(product()), list(product("ab", [])), list(product("ab", repeat=0)))
print(list(permutations("abc")), list(permutations("abc", 2)), list(permutations("abc", 4)), list(permutations("abc", 0)))
print(list(combinations("abcd", 2)), list(combinations("abcd", 5)), list(combinations("abcd", 0)))
print(list(combinations_with_replacement("abc", 2)), list(combinations_with_replacement("", 2)), list(combinations_with_replacement("", 0)))
print(len(list(permutations(range(6)))), len(set(permutations(range(5)))))
for f in (permutations, combinations, combinations_with_replacement):
    show(lambda: f("abc", -1))
    show(lambda: f("abc", "x"))
    show(lambda: f(3, 1))
    show(lambda: f())
show(lambda: product("ab", repeat=-1))
show(lambda: product("ab", rep=1))
show(lambda: product(3))
# expect: [('a', 1), ('a', 2), ('b', 1), ('b', 2)] [('a', 'a'), ('a', 'b'), ('b', 'a'), ('b', 'b')] [()] [] [()]
# expect: [('a', 'b', 'c'), ('a', 'c', 'b'), ('b', 'a', 'c'), ('b', 'c', 'a'), ('c', 'a', 'b'), ('c', 'b', 'a')] [('a', 'b'), ('a', 'c'), ('b', 'a'), ('b', 'c'), ('c', 'a'), ('c', 'b')] [] [()]
# expect: [('a', 'b'), ('a', 'c'), ('a', 'd'), ('b', 'c'), ('b', 'd'), ('c', 'd')] [] [()]
# expect: [('a', 'a'), ('a', 'b'), ('a', 'c'), ('b', 'b'), ('b', 'c'), ('c', 'c')] [] [()]
# expect: 720 120
# expect: ValueError r must be non-negative
# expect: TypeError Expected int as r
# expect: TypeError 'int' object is not iterable
# expect: TypeError permutations() missing required argument 'iterable' (pos 1)
# expect: ValueError r must be non-negative
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'int' object is not iterable
# expect: TypeError combinations() missing required argument 'iterable' (pos 1)
# expect: ValueError r must be non-negative
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'int' object is not iterable
# expect: TypeError combinations_with_replacement() missing required argument 'iterable' (pos 1)
# expect: ValueError repeat argument cannot be negative
# expect: TypeError 'rep' is an invalid keyword argument for product()
# expect: TypeError 'int' object is not iterable
