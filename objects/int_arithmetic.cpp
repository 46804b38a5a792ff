// Arithmetic of ints of any size, for operands that the fast paths of int.cpp do not take.
#include <algorithm>
#include <cmath>
#include <limits>

#include "objects/float.hpp"
#include "objects/int_big.hpp"

namespace vitro {

Own<Object> int_add_big(Runtime& rt, const Object& left, const Object& right, bool subtract) {
  const Magnitude a(left), b(right);
  const bool b_negative = b.negative() != subtract;
  const std::size_t most = std::max(a.count(), b.count());
  ScratchLimbs sum(rt, most + 1);
  if (!sum) return raised;
  const bool a_first = limbs::compare(a.data(), a.count(), b.data(), b.count()) >= 0;
  const Magnitude& large = a_first ? a : b;
  const Magnitude& small = a_first ? b : a;
  if (a.negative() == b_negative) {
    sum[most] = limbs::add(sum.data(), large.data(), large.count(), small.data(), small.count());
    return int_from_limbs(rt, b_negative, sum.data(), most + 1);
  }
  limbs::subtract(sum.data(), large.data(), large.count(), small.data(), small.count());
  return int_from_limbs(rt, a_first ? a.negative() : b_negative, sum.data(), most);
}

Own<Object> int_multiply_big(Runtime& rt, const Object& left, const Object& right) {
  const Magnitude a(left), b(right);
  if (a.count() == 0 || b.count() == 0) return make_int(rt, 0);
  const std::size_t count = a.count() + b.count();
  if (count > limbs::kMostLimbs) return rt.raise_memory_error();
  ScratchLimbs product(rt, count);
  if (!product) return raised;
  if (&left == &right) {
    limbs::square(product.data(), a.data(), a.count());
  } else {
    limbs::multiply(product.data(), a.data(), a.count(), b.data(), b.count());
  }
  return int_from_limbs(rt, a.negative() != b.negative(), product.data(), count);
}

Status int_divide_floor(Runtime& rt, const Object& dividend, const Object& divisor,
                        Own<Int>* quotient, Own<Int>* remainder) {
  const Magnitude a(dividend), b(divisor);
  const bool opposite = a.negative() != b.negative();
  const std::size_t quotient_count = a.count() >= b.count() ? a.count() - b.count() + 1 : 0;
  ScratchLimbs q(rt, quotient_count + 1), r(rt, b.count());
  if (!q || !r) return raised;
  if (quotient_count) {
    limbs::divide(q.data(), r.data(), a.data(), a.count(), b.data(), b.count());
  } else {
    std::copy_n(a.data(), a.count(), r.data());
    std::fill_n(r.data() + a.count(), b.count() - a.count(), Limb{0});
  }
  q[quotient_count] = 0;
  const bool inexact = limbs::trimmed(r.data(), b.count()) != 0;
  if (opposite && inexact) {  // from towards zero to towards minus infinity
    limbs::add_small(q.data(), quotient_count + 1, 1);
    limbs::subtract(r.data(), b.data(), b.count(), r.data(), b.count());
  }
  Ref<Int> made_quotient, made_remainder;
  if (quotient) {
    made_quotient = int_from_limbs(rt, opposite, q.data(), quotient_count + 1);
    if (!made_quotient) return raised;
  }
  if (remainder) {
    made_remainder = int_from_limbs(rt, b.negative(), r.data(), b.count());
    if (!made_remainder) return raised;
    *remainder = made_remainder.release();
  }
  if (quotient) *quotient = made_quotient.release();
  return ok;
}

Own<Object> int_true_divide(Runtime& rt, const Object& left, const Object& right) {
  constexpr std::int64_t kExact = std::int64_t{1} << 53;
  const auto exact = [](const Object& number) {
    return number.aux == 0 && compact_value(number) <= kExact && compact_value(number) >= -kExact;
  };
  const Magnitude a(left), b(right);
  if (b.count() == 0) return rt.raise(*rt.types.zero_division_error, "division by zero");
  if (exact(left) && exact(right))
    return make_float(
        rt, static_cast<double>(compact_value(left)) / static_cast<double>(compact_value(right)));
  const bool negative = a.negative() != b.negative();
  const auto signed_float = [&](double value) { return make_float(rt, negative ? -value : value); };
  if (a.count() == 0) return signed_float(0.0);
  // The dividend is scaled so that the quotient has 65 or 66 bits: 53 to keep and enough to round
  // by; what the division leaves over only says that it is not exact.
  const auto difference = static_cast<std::int64_t>(a.bits()) - static_cast<std::int64_t>(b.bits());
  if (difference > 1030)
    return rt.raise(*rt.types.overflow_error, "integer division result too large for a float");
  if (difference < -1100) return signed_float(0.0);
  const std::int64_t shift = 65 - difference;
  const std::size_t room = a.count() + (shift > 0 ? static_cast<std::size_t>(shift) / 64 + 1 : 0);
  ScratchLimbs scaled(rt, room);
  if (!scaled) return raised;
  std::size_t scaled_count;
  bool sticky = false;
  if (shift >= 0) {
    limbs::shift_left(scaled.data(), a.data(), a.count(), static_cast<std::size_t>(shift));
    scaled_count = limbs::trimmed(scaled.data(), room);
  } else {
    const auto down = static_cast<std::size_t>(-shift);
    sticky = limbs::any_below(a.data(), a.count(), down);
    limbs::shift_right(scaled.data(), a.data(), a.count(), down);
    scaled_count = limbs::trimmed(scaled.data(), a.count() - down / 64);
  }
  ScratchLimbs quotient(rt, scaled_count - b.count() + 1), rest(rt, b.count());
  if (!quotient || !rest) return raised;
  limbs::divide(quotient.data(), rest.data(), scaled.data(), scaled_count, b.data(), b.count());
  sticky |= limbs::trimmed(rest.data(), b.count()) != 0;
  const std::size_t quotient_count = limbs::trimmed(quotient.data(), scaled_count - b.count() + 1);
  const std::size_t extra = limbs::bit_length(quotient.data(), quotient_count) - 64;
  sticky |= limbs::any_below(quotient.data(), quotient_count, extra);
  limbs::shift_right(quotient.data(), quotient.data(), quotient_count, extra);
  const double value =
      round_to_double(quotient[0], sticky, static_cast<std::int64_t>(extra) - shift);
  if (std::isinf(value))
    return rt.raise(*rt.types.overflow_error, "integer division result too large for a float");
  return signed_float(value);
}

}  // namespace vitro
