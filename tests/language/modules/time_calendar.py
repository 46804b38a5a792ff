import time

def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)

print(time.gmtime(0), time.gmtime(0).tm_zone, time.gmtime(1e9 + 0.9).tm_sec)
t = time.gmtime(1000000000)
print(time.strftime("%Y-%m-%d %H:%M:%S %j %a %b %%", t), time.asctime(t), t[:3], t.tm_wday, t == tuple(t))
print(time.struct_time(range(9)), time.struct_time(range(11)).tm_gmtoff, time.struct_time(range(9)).tm_zone)
print(t.n_fields, t.n_sequence_fields, time.struct_time.__match_args__, time.strftime("", t))
show(lambda: time.strftime("a\0b", t))
show(lambda: time.struct_time(range(8)))
show(lambda: time.struct_time(range(12)))
show(lambda: time.struct_time(3))
show(lambda: time.gmtime("x"))
show(lambda: time.gmtime(float("nan")))
show(lambda: time.gmtime(1e300))
show(lambda: time.asctime((1, 2)))
show(lambda: time.asctime((1900, 13, 1, 0, 0, 0, 0, 1, -1)))
show(lambda: time.asctime((1900, 12, 32, 0, 0, 0, 0, 1, -1)))
show(lambda: time.asctime(3))
show(lambda: time.strftime(3))
# expect: time.struct_time(tm_year=1970, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=3, tm_yday=1, tm_isdst=0) GMT 40
# expect: 2001-09-09 01:46:40 252 Sun Sep % Sun Sep  9 01:46:40 2001 (2001, 9, 9) 6 True
# expect: time.struct_time(tm_year=0, tm_mon=1, tm_mday=2, tm_hour=3, tm_min=4, tm_sec=5, tm_wday=6, tm_yday=7, tm_isdst=8) 10 None
# expect: 11 9 ('tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday', 'tm_yday', 'tm_isdst') 
# expect: ValueError embedded null character
# expect: TypeError time.struct_time() takes an at least 9-sequence (8-sequence given)
# expect: TypeError time.struct_time() takes an at most 11-sequence (12-sequence given)
# expect: TypeError constructor requires a sequence
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: ValueError Invalid value NaN (not a number)
# expect: OverflowError timestamp out of range for platform time_t
# expect: TypeError asctime(): illegal time tuple argument
# expect: ValueError month out of range
# expect: ValueError day of month out of range
# expect: TypeError Tuple or struct_time argument required
# expect: TypeError strftime() argument 1 must be str, not int
