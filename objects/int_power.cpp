// Powers of ints, plain and modular, by squaring from the exponent's highest bit down.
#include <algorithm>
#include <utility>

#include "objects/float.hpp"
#include "objects/int_big.hpp"

namespace vitro {

namespace {

bool bit_at(const Magnitude& number, std::size_t bit) {
  return (number.data()[bit / 64] >> (bit % 64) & 1) != 0;
}

Own<Object> negative_power(Runtime& rt, Object& base, Object& exponent) {
  const Fallible<double> left = int_to_double(rt, base);
  if (!left) return raised;
  const Fallible<double> right = int_to_double(rt, exponent);
  if (!right) return raised;
  return float_or_complex_power(rt, *left, *right);
}

// base and exponent positive, the result within bounds of its own: `most` limbs.
Own<Object> power_by_squaring(Runtime& rt, const Magnitude& base, std::uint64_t exponent,
                              bool negative, std::size_t most) {
  // A square or product may have one limb more than its value needs.
  const std::size_t room = most + base.count() + 2;
  ScratchLimbs first(rt, room), second(rt, room);
  if (!first || !second) return raised;
  Limb* value = first.data();
  Limb* next = second.data();
  std::copy_n(base.data(), base.count(), value);
  std::size_t count = base.count();
  for (int bit = 62 - std::countl_zero(exponent); bit >= 0; --bit) {
    limbs::square(next, value, count);
    count = limbs::trimmed(next, 2 * count);
    std::swap(value, next);
    if ((exponent >> bit & 1) == 0) continue;
    limbs::multiply(next, value, count, base.data(), base.count());
    count = limbs::trimmed(next, count + base.count());
    std::swap(value, next);
  }
  return int_from_limbs(rt, negative, value, count);
}

}  // namespace

Own<Object> int_power(Runtime& rt, Object& base_number, Object& exponent_number) {
  if (static_cast<const Int&>(exponent_number).negative())
    return negative_power(rt, base_number, exponent_number);
  if (both_compact(base_number, exponent_number)) {
    std::int64_t result = 1, base = compact_value(base_number);
    auto exponent = static_cast<std::uint64_t>(compact_value(exponent_number));
    bool fits = true;
    while (fits) {
      if (exponent & 1) fits = !__builtin_mul_overflow(result, base, &result);
      exponent >>= 1;
      if (exponent == 0) break;
      fits = fits && !__builtin_mul_overflow(base, base, &base);
    }
    if (fits) return make_int(rt, result);
  }
  const Magnitude base(base_number), exponent(exponent_number);
  const bool odd = exponent.count() != 0 && (exponent.data()[0] & 1) != 0;
  if (exponent.count() == 0) return make_int(rt, 1);
  if (base.count() == 0) return make_int(rt, 0);
  if (base.count() == 1 && base.data()[0] == 1)
    return make_int(rt, base.negative() && odd ? -1 : 1);
  const std::size_t base_bits = base.bits();
  if (exponent.count() > 1 || exponent.data()[0] > limbs::kMostBits / (base_bits - (base_bits > 1)))
    return rt.raise_memory_error();
  const std::size_t most_bits = base_bits * exponent.data()[0];
  if (most_bits > 2 * limbs::kMostBits) return rt.raise_memory_error();
  return power_by_squaring(rt, base, exponent.data()[0], base.negative() && odd,
                           most_bits / 64 + 1);
}

namespace {

// The inverse of a (0 <= a < m) modulo m > 1. Empty with ValueError where there is none.
Own<Int> inverse_modulo(Runtime& rt, const Object& number, const Object& modulus) {
  const Magnitude a(number), m(modulus);
  const auto not_invertible = [&] {
    return rt.raise(*rt.types.value_error, "base is not invertible for the given modulus");
  };
  if (a.count() == 0) return not_invertible();
  const std::size_t count = m.count();
  ScratchLimbs gcd(rt, count + 1), cofactor(rt, count + 1), u(rt, count + 1), v(rt, count + 1);
  if (!gcd || !cofactor || !u || !v) return raised;
  // gcdext yields the factor of its first operand, which must be the longer one; a + m is as good
  // as a.
  const Limb carry = limbs::add(u.data(), m.data(), count, a.data(), a.count());
  u[count] = carry;
  std::copy_n(m.data(), count, v.data());
  bool coprime = false;
  const std::ptrdiff_t signed_count = limbs::cofactor_of_gcd(
      gcd.data(), cofactor.data(), u.data(), count + (carry != 0), v.data(), count, &coprime);
  if (!coprime) return not_invertible();
  const auto length = static_cast<std::size_t>(signed_count < 0 ? -signed_count : signed_count);
  const Ref<Int> inverse = int_from_limbs(rt, signed_count < 0, cofactor.data(), length);
  if (!inverse) return raised;
  Own<Int> result;
  if (!int_divide_floor(rt, *inverse, modulus, nullptr, &result)) return raised;
  return result;
}

// base^exponent mod m for 0 <= base < m.
Own<Int> power_modulo(Runtime& rt, const Magnitude& base, const Magnitude& exponent,
                      const Magnitude& m) {
  const std::size_t count = m.count();
  ScratchLimbs value(rt, count), product(rt, 2 * count), quotient(rt, count + 1);
  if (!value || !product || !quotient) return raised;
  std::size_t value_count = 1;
  value[0] = 1;
  const auto reduce = [&](std::size_t product_count) {
    product_count = limbs::trimmed(product.data(), product_count);
    if (product_count < count) {
      std::copy_n(product.data(), product_count, value.data());
      value_count = product_count;
    } else {
      limbs::divide(quotient.data(), value.data(), product.data(), product_count, m.data(), count);
      value_count = limbs::trimmed(value.data(), count);
    }
  };
  for (std::size_t bit = exponent.bits(); bit-- > 0 && value_count > 0;) {
    limbs::square(product.data(), value.data(), value_count);
    reduce(2 * value_count);
    if (!bit_at(exponent, bit)) continue;
    if (base.count() == 0 || value_count == 0) {
      value_count = 0;
      break;
    }
    limbs::multiply(product.data(), value.data(), value_count, base.data(), base.count());
    reduce(value_count + base.count());
  }
  return int_from_limbs(rt, false, value.data(), value_count);
}

}  // namespace

Own<Object> int_power_modulo(Runtime& rt, Object& base, Object& exponent, Object& modulus) {
  const Magnitude m(modulus);
  if (m.count() == 0) return rt.raise(*rt.types.value_error, "pow() 3rd argument cannot be 0");
  const Ref<Int> positive_modulus = int_from_limbs(rt, false, m.data(), m.count());
  if (!positive_modulus) return raised;
  Own<Int> reduced;
  if (!int_divide_floor(rt, base, *positive_modulus, nullptr, &reduced)) return raised;
  Ref<Int> value = reduced;
  if (m.count() == 1 && m.data()[0] == 1) return make_int(rt, 0);
  if (static_cast<const Int&>(exponent).negative()) {
    value = inverse_modulo(rt, *value, *positive_modulus);
    if (!value) return raised;
  }
  Ref<Int> result = power_modulo(rt, Magnitude(*value), Magnitude(exponent), m);
  // The result has the modulus's sign.
  if (!result || !m.negative() || (result->compact() && result->value == 0))
    return result.release();
  return int_add_big(rt, *result, *positive_modulus, true);
}

}  // namespace vitro
