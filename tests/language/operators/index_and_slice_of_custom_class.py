class S:
    def __getitem__(self, k): return k
s = S()
print(s[1], s[1:2], s[1:2:3], s[:], s[1, 2], s[1:2, 3], s[...], s[-1], s[()])
# expect: 1 slice(1, 2, None) slice(1, 2, 3) slice(None, None, None) (1, 2) (slice(1, 2, None), 3) Ellipsis -1 ()
