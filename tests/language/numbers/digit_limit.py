def show(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except BaseException as e: print(type(e).__name__ + ': ' + str(e))
import sys
print(sys.get_int_max_str_digits(), 0)
show(lambda: str(10**4299)[:3]); show(lambda: str(10**4300)); show(lambda: int('1' * 4301)); show(lambda: int('1' * 4300) > 0); show(lambda: f'{10**4300}'); show(lambda: '%d' % 10**4300 if 0 else '%d' % (10**4300)); show(lambda: int('1' * 4301, 16) > 0); show(lambda: int('1' * 4301, 7)); show(lambda: hex(10**5000)[:5]); show(lambda: repr([10**4300])); show(lambda: float('1' * 5000)); show(lambda: 10.0 ** 5000 if 0 else int('_'.join(['1'] * 4301)))
sys.set_int_max_str_digits(0); show(lambda: len(str(10**5000))); sys.set_int_max_str_digits(640); show(lambda: str(10**640)); show(sys.set_int_max_str_digits, 639); show(sys.set_int_max_str_digits, -1); show(sys.set_int_max_str_digits, 'a'); show(sys.set_int_max_str_digits); show(sys.set_int_max_str_digits, 2**40); show(sys.set_int_max_str_digits, maxdigits=700); print(sys.get_int_max_str_digits()); show(sys.set_int_max_str_digits, 1.5); sys.set_int_max_str_digits(4300)
show(eval, '1' * 4301); show(eval, '0x' + '1' * 5000 + ' > 0'); show(compile, '1' * 4301, 'f', 'exec')
# expect: 4300 0
# expect: '100'
# expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
# expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; use sys.set_int_max_str_digits() to increase the limit
# expect: True
# expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
# expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
# expect: True
# expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; use sys.set_int_max_str_digits() to increase the limit
# expect: '0x31e'
# expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
# expect: inf
# expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; use sys.set_int_max_str_digits() to increase the limit
# expect: 5001
# expect: ValueError: Exceeds the limit (640 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
# expect: ValueError: maxdigits must be 0 or larger than 640
# expect: ValueError: maxdigits must be 0 or larger than 640
# expect: TypeError: 'str' object cannot be interpreted as an integer
# expect: TypeError: set_int_max_str_digits() missing required argument 'maxdigits' (pos 1)
# expect: OverflowError: Python int too large to convert to C int
# expect: None
# expect: 700
# expect: TypeError: 'float' object cannot be interpreted as an integer
# expect: SyntaxError: Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal conversion limits. (<string>, line 1)
# expect: True
# expect: SyntaxError: Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal conversion limits. (f, line 1)
