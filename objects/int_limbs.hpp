// The thin seam to the library that computes with arrays of limbs (GMP's mpn functions). Magnitudes
// are unsigned, least significant limb first; nothing here knows of Python objects. Lengths are of
// limbs.
//
// GMP aborts where it cannot allocate. Operands, results and most scratch are ours, but multiply(),
// divide(), the text conversions and inverse() of long operands take temporary memory from GMP's
// own allocator; callers bound the sizes first (kMostLimbs).
#pragma once

#include <cstddef>
#include <cstdint>

namespace vitro::limbs {

using Limb = std::uint64_t;

// Longest number: 2^32 bits, half a GiB. Anything longer is MemoryError.
inline constexpr std::size_t kMostLimbs = std::size_t{1} << 26;
inline constexpr std::size_t kMostBits = kMostLimbs * 64;

// Without leading zero limbs.
[[nodiscard]] inline std::size_t trimmed(const Limb* limbs, std::size_t count) {
  while (count > 0 && limbs[count - 1] == 0) --count;
  return count;
}
// Of a trimmed magnitude.
[[nodiscard]] std::size_t bit_length(const Limb* limbs, std::size_t count);
[[nodiscard]] std::size_t bit_count(const Limb* limbs, std::size_t count);
// Is any of the lowest `bits` bits set?
[[nodiscard]] bool any_below(const Limb* limbs, std::size_t count, std::size_t bits);

// Of trimmed magnitudes: -1, 0, 1.
[[nodiscard]] int compare(const Limb* a, std::size_t a_count, const Limb* b, std::size_t b_count);
// a_count >= b_count; `to` has room for a_count limbs and may be `a` or `b`. Yield the carry
// (borrow).
Limb add(Limb* to, const Limb* a, std::size_t a_count, const Limb* b, std::size_t b_count);
Limb subtract(Limb* to, const Limb* a, std::size_t a_count, const Limb* b, std::size_t b_count);
// Adds a small number in place, yields the carry.
Limb add_small(Limb* limbs, std::size_t count, Limb number);
// count > 0; `to` has room for both counts together and overlaps neither.
void multiply(Limb* to, const Limb* a, std::size_t a_count, const Limb* b, std::size_t b_count);
void square(Limb* to, const Limb* a, std::size_t count);
// a_count >= b_count > 0, the top limb of b is not 0. `quotient` gets a_count - b_count + 1 limbs,
// `remainder` b_count.
void divide(Limb* quotient, Limb* remainder, const Limb* a, std::size_t a_count, const Limb* b,
            std::size_t b_count);
// `to` gets count + bits / 64 + 1 limbs.
void shift_left(Limb* to, const Limb* limbs, std::size_t count, std::size_t bits);
// bits / 64 < count; `to` gets count - bits / 64 limbs and may be `limbs`.
void shift_right(Limb* to, const Limb* limbs, std::size_t count, std::size_t bits);
// limbs = -limbs modulo 2^(64 * count).
void negate(Limb* limbs, std::size_t count);

// Digits (values, not characters), most significant first, possibly with one leading 0; count > 0.
// Spoils `limbs`.
[[nodiscard]] std::size_t most_digits(std::size_t bits, unsigned base);
std::size_t to_digits(unsigned char* digits, unsigned base, Limb* limbs, std::size_t count);
// Limbs that `digits` digits may need, and the conversion; yields the trimmed count.
[[nodiscard]] std::size_t limbs_for_digits(std::size_t digits, unsigned base);
std::size_t from_digits(Limb* to, const unsigned char* digits, std::size_t count, unsigned base);

// The u with a * u ≡ gcd (mod b): `a` and `b` are spoiled and have a_count >= b_count limbs, with
// one limb of room each; `cofactor` has room for b_count + 1 limbs. Yields the limbs of the
// cofactor, negative if that is, and sets `coprime`.
std::ptrdiff_t cofactor_of_gcd(Limb* gcd, Limb* cofactor, Limb* a, std::size_t a_count, Limb* b,
                               std::size_t b_count, bool* coprime);

}  // namespace vitro::limbs
