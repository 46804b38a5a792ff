def show(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except BaseException as e: print(type(e).__name__ + ': ' + str(e))
for v in ['0x1p0', '0x1.8p3', '-0x1p-1074', '0x1p1024', '0x1.fffffffffffff8p1023', '0x.8', '0x8.', '0x', '0x.', 'inf', '-Infinity', 'nan', '+nan', ' 0x1p0 ', '1', '1.8', 'ff', '0x1p', '0x1p+', '0x1p1x', '0X1P1', '0x1p-2000', '0x1.00000000000008p0', '0x1.00000000000018p0', '0x0.0000000000001p-1022', '0x0.00000000000008p-1022', '0x0.000000000000080001p-1022', '', ' ', 'x', '-', '0x1_0', '0x1p99999999999999999999', '0x0p99999999999999999999', '0x1p-99999999999999999999', '1p1', 'infinit', 'infin', '0x1.p1', '1e5', '-0x0p0', '0x123456789abcdef0123p-40', '\n0x1', '0x1\x00']:
    print(repr(v), end=' '); show(float.fromhex, v)
show(float.fromhex, 1); show(float.fromhex); show(float.fromhex, b'1')
for v in [0.0, -0.0, 1.0, 0.1, 1e300, 5e-324, float('inf'), float('nan'), -1.5, 2.2250738585072014e-308]: print(v.hex(), v.as_integer_ratio() if abs(v) < 1e20 else '')
# expect: '0x1p0' 1.0
# expect: '0x1.8p3' 12.0
# expect: '-0x1p-1074' -5e-324
# expect: '0x1p1024' OverflowError: hexadecimal value too large to represent as a float
# expect: '0x1.fffffffffffff8p1023' OverflowError: hexadecimal value too large to represent as a float
# expect: '0x.8' 0.5
# expect: '0x8.' 8.0
# expect: '0x' ValueError: invalid hexadecimal floating-point string
# expect: '0x.' ValueError: invalid hexadecimal floating-point string
# expect: 'inf' inf
# expect: '-Infinity' -inf
# expect: 'nan' nan
# expect: '+nan' nan
# expect: ' 0x1p0 ' 1.0
# expect: '1' 1.0
# expect: '1.8' 1.5
# expect: 'ff' 255.0
# expect: '0x1p' ValueError: invalid hexadecimal floating-point string
# expect: '0x1p+' ValueError: invalid hexadecimal floating-point string
# expect: '0x1p1x' ValueError: invalid hexadecimal floating-point string
# expect: '0X1P1' 2.0
# expect: '0x1p-2000' 0.0
# expect: '0x1.00000000000008p0' 1.0
# expect: '0x1.00000000000018p0' 1.0000000000000004
# expect: '0x0.0000000000001p-1022' 5e-324
# expect: '0x0.00000000000008p-1022' 0.0
# expect: '0x0.000000000000080001p-1022' 5e-324
# expect: '' ValueError: invalid hexadecimal floating-point string
# expect: ' ' ValueError: invalid hexadecimal floating-point string
# expect: 'x' ValueError: invalid hexadecimal floating-point string
# expect: '-' ValueError: invalid hexadecimal floating-point string
# expect: '0x1_0' ValueError: invalid hexadecimal floating-point string
# expect: '0x1p99999999999999999999' OverflowError: hexadecimal value too large to represent as a float
# expect: '0x0p99999999999999999999' 0.0
# expect: '0x1p-99999999999999999999' 0.0
# expect: '1p1' 2.0
# expect: 'infinit' ValueError: invalid hexadecimal floating-point string
# expect: 'infin' ValueError: invalid hexadecimal floating-point string
# expect: '0x1.p1' 2.0
# expect: '1e5' 485.0
# expect: '-0x0p0' -0.0
# expect: '0x123456789abcdef0123p-40' 4886718345.671111
# expect: '\n0x1' 1.0
# expect: '0x1\x00' ValueError: invalid hexadecimal floating-point string
# expect: TypeError: bad argument type for built-in operation
# expect: TypeError: float.fromhex() takes exactly one argument (0 given)
# expect: TypeError: bad argument type for built-in operation
# expect: 0x0.0p+0 (0, 1)
# expect: -0x0.0p+0 (0, 1)
# expect: 0x1.0000000000000p+0 (1, 1)
# expect: 0x1.999999999999ap-4 (3602879701896397, 36028797018963968)
# expect: 0x1.7e43c8800759cp+996 
# expect: 0x0.0000000000001p-1022 (1, 202402253307310618352495346718917307049556649764142118356901358027430339567995346891960383701437124495187077864316811911389808737385793476867013399940738509921517424276566361364466907742093216341239767678472745068562007483424692698618103355649159556340810056512358769552333414615230502532186327508646006263307707741093494784)
# expect: inf 
# expect: nan 
# expect: -0x1.8000000000000p+0 (-3, 2)
# expect: 0x1.0000000000000p-1022 (1, 44942328371557897693232629769725618340449424473557664318357520289433168951375240783177119330601884005280028469967848339414697442203604155623211857659868531094441973356216371319075554900311523529863270738021251442209537670585615720368478277635206809290837627671146574559986811484619929076208839082406056034304)
