#include "objects/int_limbs.hpp"

#include <bit>
#include <cstring>
#include <utility>

#include <gmp.h>

namespace vitro::limbs {

static_assert(sizeof(mp_limb_t) == sizeof(Limb) && GMP_NAIL_BITS == 0);

namespace {

// The two 64-bit unsigned types may differ in name only.
mp_limb_t* gmp(Limb* limbs) { return reinterpret_cast<mp_limb_t*>(limbs); }
const mp_limb_t* gmp(const Limb* limbs) { return reinterpret_cast<const mp_limb_t*>(limbs); }
mp_size_t size(std::size_t count) { return static_cast<mp_size_t>(count); }

}  // namespace

std::size_t bit_length(const Limb* limbs, std::size_t count) {
  return count == 0 ? 0 : count * 64 - static_cast<std::size_t>(std::countl_zero(limbs[count - 1]));
}

std::size_t bit_count(const Limb* limbs, std::size_t count) {
  return count == 0 ? 0 : mpn_popcount(gmp(limbs), size(count));
}

bool any_below(const Limb* limbs, std::size_t count, std::size_t bits) {
  const std::size_t whole = bits / 64;
  for (std::size_t i = 0; i < whole && i < count; ++i)
    if (limbs[i]) return true;
  return whole < count && bits % 64 != 0 && (limbs[whole] << (64 - bits % 64)) != 0;
}

int compare(const Limb* a, std::size_t a_count, const Limb* b, std::size_t b_count) {
  if (a_count != b_count) return a_count < b_count ? -1 : 1;
  if (a_count == 0) return 0;
  const int order = mpn_cmp(gmp(a), gmp(b), size(a_count));
  return order == 0 ? 0 : order < 0 ? -1 : 1;
}

Limb add(Limb* to, const Limb* a, std::size_t a_count, const Limb* b, std::size_t b_count) {
  if (b_count == 0) {
    if (to != a && a_count) std::memmove(to, a, a_count * sizeof(Limb));
    return 0;
  }
  return mpn_add(gmp(to), gmp(a), size(a_count), gmp(b), size(b_count));
}

Limb subtract(Limb* to, const Limb* a, std::size_t a_count, const Limb* b, std::size_t b_count) {
  if (b_count == 0) {
    if (to != a && a_count) std::memmove(to, a, a_count * sizeof(Limb));
    return 0;
  }
  return mpn_sub(gmp(to), gmp(a), size(a_count), gmp(b), size(b_count));
}

Limb add_small(Limb* limbs, std::size_t count, Limb number) {
  return count == 0 ? number : mpn_add_1(gmp(limbs), gmp(limbs), size(count), number);
}

void multiply(Limb* to, const Limb* a, std::size_t a_count, const Limb* b, std::size_t b_count) {
  if (a_count < b_count) {
    std::swap(a, b);
    std::swap(a_count, b_count);
  }
  mpn_mul(gmp(to), gmp(a), size(a_count), gmp(b), size(b_count));
}

void square(Limb* to, const Limb* a, std::size_t count) { mpn_sqr(gmp(to), gmp(a), size(count)); }

void divide(Limb* quotient, Limb* remainder, const Limb* a, std::size_t a_count, const Limb* b,
            std::size_t b_count) {
  mpn_tdiv_qr(gmp(quotient), gmp(remainder), 0, gmp(a), size(a_count), gmp(b), size(b_count));
}

void shift_left(Limb* to, const Limb* limbs, std::size_t count, std::size_t bits) {
  const std::size_t whole = bits / 64;
  std::memset(to, 0, whole * sizeof(Limb));
  if (bits % 64 != 0 && count != 0) {
    to[whole + count] =
        mpn_lshift(gmp(to + whole), gmp(limbs), size(count), static_cast<unsigned>(bits % 64));
  } else {
    if (count) std::memcpy(to + whole, limbs, count * sizeof(Limb));
    to[whole + count] = 0;
  }
}

void shift_right(Limb* to, const Limb* limbs, std::size_t count, std::size_t bits) {
  const std::size_t whole = bits / 64;
  if (bits % 64 != 0) {
    mpn_rshift(gmp(to), gmp(limbs + whole), size(count - whole), static_cast<unsigned>(bits % 64));
  } else {
    std::memmove(to, limbs + whole, (count - whole) * sizeof(Limb));
  }
}

void negate(Limb* limbs, std::size_t count) {
  if (count) mpn_neg(gmp(limbs), gmp(limbs), size(count));
}

namespace {

// log2 of a base in 1/65536, rounded down.
constexpr std::uint32_t kLog2Down[] = {
    0,      0,      65536,  103872, 131072, 152169, 169408, 183982, 196608, 207744,
    217705, 226717, 234944, 242512, 249518, 256041, 262144, 267875, 273280, 278392,
    283241, 287854, 292253, 296456, 300480, 304339, 308048, 311616, 315054, 318372,
    321577, 324678, 327680, 330589, 333411, 336152, 338816,
};

}  // namespace

std::size_t most_digits(std::size_t bits, unsigned base) {
  const auto wide = static_cast<unsigned __int128>(bits) * 65536 / kLog2Down[base];
  return static_cast<std::size_t>(wide) + 2;
}

std::size_t to_digits(unsigned char* digits, unsigned base, Limb* limbs, std::size_t count) {
  return mpn_get_str(digits, static_cast<int>(base), gmp(limbs), size(count));
}

std::size_t limbs_for_digits(std::size_t digits, unsigned base) {
  const auto bits = static_cast<unsigned __int128>(digits) * (kLog2Down[base] + 1) / 65536;
  return static_cast<std::size_t>(bits / 64) + 2;
}

std::size_t from_digits(Limb* to, const unsigned char* digits, std::size_t count, unsigned base) {
  const mp_size_t limbs = mpn_set_str(gmp(to), digits, count, static_cast<int>(base));
  return trimmed(to, static_cast<std::size_t>(limbs));
}

std::ptrdiff_t cofactor_of_gcd(Limb* gcd, Limb* cofactor, Limb* a, std::size_t a_count, Limb* b,
                               std::size_t b_count, bool* coprime) {
  mp_size_t cofactor_count = 0;
  const mp_size_t gcd_count = mpn_gcdext(gmp(gcd), gmp(cofactor), &cofactor_count, gmp(a),
                                         size(a_count), gmp(b), size(b_count));
  *coprime = gcd_count == 1 && gcd[0] == 1;
  return cofactor_count;
}

}  // namespace vitro::limbs
