print((1.5).is_integer(), (2.0).is_integer(), (0.5).as_integer_ratio(), (2.5).hex(), float.fromhex('0x1.8p1'))
# expect: False True (1, 2) 0x1.4000000000000p+1 3.0
print((3.7).__trunc__(), (1.0).real, (255).bit_length(), (10).to_bytes(2, 'big'), int.from_bytes(b'\x01\x00', 'big'))
# expect: 3 1.0 8 b'\x00\n' 256
