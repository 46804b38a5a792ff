import sys

def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)

print(sys.version_info[:2], sys.version_info.major, sys.version_info >= (3, 11), sys.version_info.releaselevel)
print(isinstance(sys.version_info, tuple), len(sys.version_info), sys.version_info == tuple(sys.version_info))
print(type(sys.flags), sys.flags.optimize, sys.flags.dev_mode, sys.flags.n_fields)
print(sys.float_info.max, sys.float_info.mant_dig, sys.hash_info.modulus, sys.hash_info.width)
print(sys.float_info)
show(lambda: type(sys.version_info)())
show(lambda: type(sys.flags)([1]))
show(lambda: sys.version_info.nothing)
show(lambda: setattr(sys.version_info, "major", 4))
# expect: (3, 11) 3 True final
# expect: True 5 True
# expect: <class 'sys.flags'> 0 False 18
# expect: 1.7976931348623157e+308 53 2305843009213693951 64
# expect: sys.float_info(max=1.7976931348623157e+308, max_exp=1024, max_10_exp=308, min=2.2250738585072014e-308, min_exp=-1021, min_10_exp=-307, dig=15, mant_dig=53, epsilon=2.220446049250313e-16, radix=2, rounds=1)
# expect: TypeError cannot create 'sys.version_info' instances
# expect: TypeError cannot create 'sys.flags' instances
# expect: AttributeError 'sys.version_info' object has no attribute 'nothing'
# expect: AttributeError readonly attribute
