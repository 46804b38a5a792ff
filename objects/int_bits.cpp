// Shifts and bitwise operations of large ints, which behave as if written in two's complement of
// unlimited length.
#include <algorithm>

#include "objects/int_big.hpp"

namespace vitro {

namespace {

// The low `count` limbs of the number in two's complement; at least one more limb than its
// magnitude has.
void to_twos_complement(const Magnitude& number, Limb* to, std::size_t count) {
  std::copy_n(number.data(), number.count(), to);
  std::fill_n(to + number.count(), count - number.count(), Limb{0});
  if (number.negative()) limbs::negate(to, count);
}

}  // namespace

Own<Object> int_bitwise(Runtime& rt, BinaryOp op, const Object& left, const Object& right) {
  const Magnitude a(left), b(right);
  const std::size_t count = std::max(a.count(), b.count()) + 1;
  ScratchLimbs x(rt, count), y(rt, count);
  if (!x || !y) return raised;
  to_twos_complement(a, x.data(), count);
  to_twos_complement(b, y.data(), count);
  for (std::size_t i = 0; i < count; ++i)
    x[i] = op == BinaryOp::bit_and  ? x[i] & y[i]
           : op == BinaryOp::bit_or ? x[i] | y[i]
                                    : x[i] ^ y[i];
  const bool negative = (x[count - 1] >> 63) != 0;
  if (negative) limbs::negate(x.data(), count);
  return int_from_limbs(rt, negative, x.data(), count);
}

Own<Object> int_shift_left(Runtime& rt, Object& number, const Object& count) {
  const Magnitude value(number), shift(count);
  if (shift.negative()) return rt.raise(*rt.types.value_error, "negative shift count");
  if (value.count() == 0) return make_int(rt, 0);
  if (shift.count() > 1 || (shift.count() == 1 && shift.data()[0] >> 63) != 0)
    return rt.raise(*rt.types.overflow_error, "too many digits in integer");
  const Limb bits = shift.count() ? shift.data()[0] : 0;
  if (bits > limbs::kMostBits) return rt.raise_memory_error();
  const std::size_t room = value.count() + bits / 64 + 1;
  if (room > limbs::kMostLimbs) return rt.raise_memory_error();
  ScratchLimbs shifted(rt, room);
  if (!shifted) return raised;
  limbs::shift_left(shifted.data(), value.data(), value.count(), bits);
  return int_from_limbs(rt, value.negative(), shifted.data(), room);
}

Own<Object> int_shift_right(Runtime& rt, Object& number, const Object& count) {
  const Magnitude value(number), shift(count);
  if (shift.negative()) return rt.raise(*rt.types.value_error, "negative shift count");
  const bool beyond =
      shift.count() > 1 || (shift.count() == 1 && shift.data()[0] / 64 >= value.count());
  if (beyond) return make_int(rt, value.negative() ? -1 : 0);
  const Limb bits = shift.count() ? shift.data()[0] : 0;
  const std::size_t left = value.count() - bits / 64;
  ScratchLimbs shifted(rt, left + 1);
  if (!shifted) return raised;
  limbs::shift_right(shifted.data(), value.data(), value.count(), bits);
  shifted[left] = 0;
  // Towards minus infinity.
  if (value.negative() && limbs::any_below(value.data(), value.count(), bits))
    limbs::add_small(shifted.data(), left + 1, 1);
  return int_from_limbs(rt, value.negative(), shifted.data(), left + 1);
}

}  // namespace vitro
