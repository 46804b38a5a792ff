def show(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except BaseException as e: print(type(e).__name__ + ': ' + str(e))
for f in ['.2', '.2d', 'zd', ',x', ',b', '_c', ',c', ',n', '_n', 's', 'q', 'r', '#c', '+c', '.f', '5.', '{', ',_', '_,', ',,', '10' * 20, '.' + '9' * 20 + 'f', 'dd', ' +d', '\x00', '\u20ac', 'x<', 'a', 'ab', '<', '<<5', '{<5', '0', '00', '000005', '#', '#05x', '+ 5', '-5', '_', ',', ',.', 'éd', 'd ', ' d', '05_d', '٣']:
    print(ascii(f), end=' '); show(format, 5, f); show(format, 5.5, f); show(format, 'ab', f); show(format, True, f)
# expect: '.2' ValueError: Precision not allowed in integer format specifier
# expect: '5.5'
# expect: 'ab'
# expect: ValueError: Precision not allowed in integer format specifier
# expect: '.2d' ValueError: Precision not allowed in integer format specifier
# expect: ValueError: Unknown format code 'd' for object of type 'float'
# expect: ValueError: Unknown format code 'd' for object of type 'str'
# expect: ValueError: Precision not allowed in integer format specifier
# expect: 'zd' ValueError: Negative zero coercion (z) not allowed in integer format specifier
# expect: ValueError: Unknown format code 'd' for object of type 'float'
# expect: ValueError: Unknown format code 'd' for object of type 'str'
# expect: ValueError: Negative zero coercion (z) not allowed in integer format specifier
# expect: ',x' ValueError: Cannot specify ',' with 'x'.
# expect: ValueError: Cannot specify ',' with 'x'.
# expect: ValueError: Cannot specify ',' with 'x'.
# expect: ValueError: Cannot specify ',' with 'x'.
# expect: ',b' ValueError: Cannot specify ',' with 'b'.
# expect: ValueError: Cannot specify ',' with 'b'.
# expect: ValueError: Cannot specify ',' with 'b'.
# expect: ValueError: Cannot specify ',' with 'b'.
# expect: '_c' ValueError: Cannot specify '_' with 'c'.
# expect: ValueError: Cannot specify '_' with 'c'.
# expect: ValueError: Cannot specify '_' with 'c'.
# expect: ValueError: Cannot specify '_' with 'c'.
# expect: ',c' ValueError: Cannot specify ',' with 'c'.
# expect: ValueError: Cannot specify ',' with 'c'.
# expect: ValueError: Cannot specify ',' with 'c'.
# expect: ValueError: Cannot specify ',' with 'c'.
# expect: ',n' ValueError: Cannot specify ',' with 'n'.
# expect: ValueError: Cannot specify ',' with 'n'.
# expect: ValueError: Cannot specify ',' with 'n'.
# expect: ValueError: Cannot specify ',' with 'n'.
# expect: '_n' ValueError: Cannot specify '_' with 'n'.
# expect: ValueError: Cannot specify '_' with 'n'.
# expect: ValueError: Cannot specify '_' with 'n'.
# expect: ValueError: Cannot specify '_' with 'n'.
# expect: 's' ValueError: Unknown format code 's' for object of type 'int'
# expect: ValueError: Unknown format code 's' for object of type 'float'
# expect: 'ab'
# expect: ValueError: Unknown format code 's' for object of type 'bool'
# expect: 'q' ValueError: Unknown format code 'q' for object of type 'int'
# expect: ValueError: Unknown format code 'q' for object of type 'float'
# expect: ValueError: Unknown format code 'q' for object of type 'str'
# expect: ValueError: Unknown format code 'q' for object of type 'bool'
# expect: 'r' ValueError: Unknown format code 'r' for object of type 'int'
# expect: ValueError: Unknown format code 'r' for object of type 'float'
# expect: ValueError: Unknown format code 'r' for object of type 'str'
# expect: ValueError: Unknown format code 'r' for object of type 'bool'
# expect: '#c' ValueError: Alternate form (#) not allowed with integer format specifier 'c'
# expect: ValueError: Unknown format code 'c' for object of type 'float'
# expect: ValueError: Unknown format code 'c' for object of type 'str'
# expect: ValueError: Alternate form (#) not allowed with integer format specifier 'c'
# expect: '+c' ValueError: Sign not allowed with integer format specifier 'c'
# expect: ValueError: Unknown format code 'c' for object of type 'float'
# expect: ValueError: Unknown format code 'c' for object of type 'str'
# expect: ValueError: Sign not allowed with integer format specifier 'c'
# expect: '.f' ValueError: Format specifier missing precision
# expect: ValueError: Format specifier missing precision
# expect: ValueError: Format specifier missing precision
# expect: ValueError: Format specifier missing precision
# expect: '5.' ValueError: Format specifier missing precision
# expect: ValueError: Format specifier missing precision
# expect: ValueError: Format specifier missing precision
# expect: ValueError: Format specifier missing precision
# expect: '{' ValueError: Unknown format code '{' for object of type 'int'
# expect: ValueError: Unknown format code '{' for object of type 'float'
# expect: ValueError: Unknown format code '{' for object of type 'str'
# expect: ValueError: Unknown format code '{' for object of type 'bool'
# expect: ',_' ValueError: Cannot specify both ',' and '_'.
# expect: ValueError: Cannot specify both ',' and '_'.
# expect: ValueError: Cannot specify both ',' and '_'.
# expect: ValueError: Cannot specify both ',' and '_'.
# expect: '_,' ValueError: Cannot specify both ',' and '_'.
# expect: ValueError: Cannot specify both ',' and '_'.
# expect: ValueError: Cannot specify both ',' and '_'.
# expect: ValueError: Cannot specify both ',' and '_'.
# expect: ',,' ValueError: Cannot specify ',' with ','.
# expect: ValueError: Cannot specify ',' with ','.
# expect: ValueError: Cannot specify ',' with ','.
# expect: ValueError: Cannot specify ',' with ','.
# expect: '1010101010101010101010101010101010101010' ValueError: Too many decimal digits in format string
# expect: ValueError: Too many decimal digits in format string
# expect: ValueError: Too many decimal digits in format string
# expect: ValueError: Too many decimal digits in format string
# expect: '.99999999999999999999f' ValueError: Too many decimal digits in format string
# expect: ValueError: Too many decimal digits in format string
# expect: ValueError: Too many decimal digits in format string
# expect: ValueError: Too many decimal digits in format string
# expect: 'dd' ValueError: Invalid format specifier 'dd' for object of type 'int'
# expect: ValueError: Invalid format specifier 'dd' for object of type 'float'
# expect: ValueError: Invalid format specifier 'dd' for object of type 'str'
# expect: ValueError: Invalid format specifier 'dd' for object of type 'bool'
# expect: ' +d' ValueError: Invalid format specifier ' +d' for object of type 'int'
# expect: ValueError: Invalid format specifier ' +d' for object of type 'float'
# expect: ValueError: Invalid format specifier ' +d' for object of type 'str'
# expect: ValueError: Invalid format specifier ' +d' for object of type 'bool'
# expect: '\x00' ValueError: Unknown format code '\x0' for object of type 'int'
# expect: '5.5'
# expect: ValueError: Unknown format code '\x0' for object of type 'str'
# expect: ValueError: Unknown format code '\x0' for object of type 'bool'
# expect: '\u20ac' ValueError: Unknown format code '\x20ac' for object of type 'int'
# expect: ValueError: Unknown format code '\x20ac' for object of type 'float'
# expect: ValueError: Unknown format code '\x20ac' for object of type 'str'
# expect: ValueError: Unknown format code '\x20ac' for object of type 'bool'
# expect: 'x<' '5'
# expect: '5.5'
# expect: 'ab'
# expect: '1'
# expect: 'a' ValueError: Unknown format code 'a' for object of type 'int'
# expect: ValueError: Unknown format code 'a' for object of type 'float'
# expect: ValueError: Unknown format code 'a' for object of type 'str'
# expect: ValueError: Unknown format code 'a' for object of type 'bool'
# expect: 'ab' ValueError: Invalid format specifier 'ab' for object of type 'int'
# expect: ValueError: Invalid format specifier 'ab' for object of type 'float'
# expect: ValueError: Invalid format specifier 'ab' for object of type 'str'
# expect: ValueError: Invalid format specifier 'ab' for object of type 'bool'
# expect: '<' '5'
# expect: '5.5'
# expect: 'ab'
# expect: '1'
# expect: '<<5' '5<<<<'
# expect: '5.5<<'
# expect: 'ab<<<'
# expect: '1<<<<'
# expect: '{<5' '5{{{{'
# expect: '5.5{{'
# expect: 'ab{{{'
# expect: '1{{{{'
# expect: '0' '5'
# expect: '5.5'
# expect: 'ab'
# expect: '1'
# expect: '00' '5'
# expect: '5.5'
# expect: 'ab'
# expect: '1'
# expect: '000005' '00005'
# expect: '005.5'
# expect: 'ab000'
# expect: '00001'
# expect: '#' '5'
# expect: '5.5'
# expect: ValueError: Alternate form (#) not allowed in string format specifier
# expect: '1'
# expect: '#05x' '0x005'
# expect: ValueError: Unknown format code 'x' for object of type 'float'
# expect: ValueError: Unknown format code 'x' for object of type 'str'
# expect: '0x001'
# expect: '+ 5' ValueError: Invalid format specifier '+ 5' for object of type 'int'
# expect: ValueError: Invalid format specifier '+ 5' for object of type 'float'
# expect: ValueError: Invalid format specifier '+ 5' for object of type 'str'
# expect: ValueError: Invalid format specifier '+ 5' for object of type 'bool'
# expect: '-5' '    5'
# expect: '  5.5'
# expect: ValueError: Sign not allowed in string format specifier
# expect: '    1'
# expect: '_' '5'
# expect: '5.5'
# expect: ValueError: Cannot specify '_' with 's'.
# expect: '1'
# expect: ',' '5'
# expect: '5.5'
# expect: ValueError: Cannot specify ',' with 's'.
# expect: '1'
# expect: ',.' ValueError: Format specifier missing precision
# expect: ValueError: Format specifier missing precision
# expect: ValueError: Format specifier missing precision
# expect: ValueError: Format specifier missing precision
# expect: '\xe9d' ValueError: Invalid format specifier 'éd' for object of type 'int'
# expect: ValueError: Invalid format specifier 'éd' for object of type 'float'
# expect: ValueError: Invalid format specifier 'éd' for object of type 'str'
# expect: ValueError: Invalid format specifier 'éd' for object of type 'bool'
# expect: 'd ' ValueError: Invalid format specifier 'd ' for object of type 'int'
# expect: ValueError: Invalid format specifier 'd ' for object of type 'float'
# expect: ValueError: Invalid format specifier 'd ' for object of type 'str'
# expect: ValueError: Invalid format specifier 'd ' for object of type 'bool'
# expect: ' d' ' 5'
# expect: ValueError: Unknown format code 'd' for object of type 'float'
# expect: ValueError: Unknown format code 'd' for object of type 'str'
# expect: ' 1'
# expect: '05_d' '0_005'
# expect: ValueError: Unknown format code 'd' for object of type 'float'
# expect: ValueError: Unknown format code 'd' for object of type 'str'
# expect: '0_001'
# expect: '\u0663' '  5'
# expect: '5.5'
# expect: 'ab '
# expect: '  1'
