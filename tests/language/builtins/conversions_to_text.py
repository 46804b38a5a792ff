print(bin(10), oct(8), hex(255), bin(-5), chr(97), ord('a'), ascii('é'), repr('q'), format(3.14159, '.2f'), format(5), hex(2 ** 70))
# expect: 0b1010 0o10 0xff -0b101 a 97 '\xe9' 'q' 3.14 5 0x400000000000000000
for f in (lambda: chr(-1), lambda: chr(0x110000), lambda: ord('ab'), lambda: ord(5), lambda: hex('a'), lambda: format(1, 2)):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
# expect: ValueError chr() arg not in range(0x110000)
# expect: ValueError chr() arg not in range(0x110000)
# expect: TypeError ord() expected a character, but string of length 2 found
# expect: TypeError ord() expected string of length 1, but int found
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError format() argument 2 must be str, not int
