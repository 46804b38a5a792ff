// int: making, comparing and converting numbers, and the slots. Two compact operands are served
// here without leaving 64-bit arithmetic; everything else goes to the int_*.cpp of its kind.
#include "objects/int.hpp"

#include <cmath>
#include <cstring>
#include <limits>

#include "objects/float.hpp"
#include "objects/format_spec.hpp"
#include "objects/int_big.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "objects/warn.hpp"

namespace vitro {

namespace {

constexpr std::int64_t kLowest = std::numeric_limits<std::int64_t>::min();

std::size_t cell_bytes_of(const Object& number) {
  const auto& value = static_cast<const Int&>(number);
  return value.compact() ? sizeof(Int) : sizeof(Object) + value.limb_count() * sizeof(Limb);
}

}  // namespace

// ---- making ----

Own<Int> make_int_slowly(Runtime& rt, std::int64_t value) {
  if (value >= kSmallestCachedInt && value <= kLargestCachedInt) {
    if (Object* cached = rt.small_ints[value - kSmallestCachedInt]) {
      if (rt.heap.counting()) ++rt.heap.paths.cached;
      return Own<Int>(static_cast<Int*>(cached));
    }
  }
  const Own<Int> number = rt.allocate<Int>(*rt.types.int_, CellKind::leaf);
  if (number) number->value = value;
  return number;
}

Own<Int> int_from_limbs(Runtime& rt, bool negative, const Limb* limbs, std::size_t count) {
  count = limbs::trimmed(limbs, count);
  if (count == 0) return make_int(rt, 0);
  if (count == 1 && limbs[0] <= static_cast<Limb>(kLowest) - !negative)
    return make_int(rt, static_cast<std::int64_t>(negative ? 0 - limbs[0] : limbs[0]));
  if (count > limbs::kMostLimbs) return rt.raise_memory_error();
  const Own<Int> number =
      rt.allocate<Int>(*rt.types.int_, CellKind::leaf, sizeof(Object) + count * sizeof(Limb));
  if (!number) return raised;
  number->aux = static_cast<std::uint32_t>(count) | (negative ? kIntNegative : 0);
  std::memcpy(number->limbs, limbs, count * sizeof(Limb));
  return number;
}

Own<Int> int_from_wide(Runtime& rt, __int128 value) {
  const bool negative = value < 0;
  const unsigned __int128 magnitude =
      negative ? 0 - static_cast<unsigned __int128>(value) : static_cast<unsigned __int128>(value);
  const Limb limbs[] = {static_cast<Limb>(magnitude), static_cast<Limb>(magnitude >> 64)};
  return int_from_limbs(rt, negative, limbs, 2);
}

Own<Int> make_int_unsigned(Runtime& rt, std::uint64_t value) {
  return int_from_limbs(rt, false, &value, 1);
}

Own<Int> int_from_double(Runtime& rt, double value) {
  if (std::isnan(value))
    return rt.raise(*rt.types.value_error, "cannot convert float NaN to integer");
  if (std::isinf(value))
    return rt.raise(*rt.types.overflow_error, "cannot convert float infinity to integer");
  if (value > -0x1p63 && value < 0x1p63) return make_int(rt, static_cast<std::int64_t>(value));
  int exponent;
  const double fraction = std::frexp(std::fabs(value), &exponent);  // at least 64
  const auto mantissa = static_cast<Limb>(std::ldexp(fraction, 53));
  Limb limbs[1024 / 64 + 1];
  const auto shift = static_cast<std::size_t>(exponent - 53);
  limbs::shift_left(limbs, &mantissa, 1, shift);
  return int_from_limbs(rt, value < 0, limbs, shift / 64 + 2);
}

Own<Object> exact_int(Runtime& rt, Object& number) {
  if (number.type == rt.types.int_) return own(number);
  if (number.aux == 0) return make_int(rt, compact_value(number));
  const auto& large = static_cast<const Int&>(number);
  return int_from_limbs(rt, large.negative(), large.limbs, large.limb_count());
}

Own<Int> int_negated(Runtime& rt, const Object& number) {
  if (number.aux == 0 && compact_value(number) != kLowest)
    return make_int(rt, -compact_value(number));
  const Magnitude magnitude(number);
  return int_from_limbs(rt, !magnitude.negative(), magnitude.data(), magnitude.count());
}

// ---- converting and comparing ----

Fallible<std::int64_t> int_to_int64(Runtime& rt, const Object& number) {
  if (number.aux == 0) return compact_value(number);
  return rt.raise(*rt.types.overflow_error, "Python int too large to convert to C ssize_t");
}

std::int64_t int_clamped(const Object& number) {
  const auto& value = static_cast<const Int&>(number);
  if (value.compact()) return value.value;
  return value.negative() ? kLowest : std::numeric_limits<std::int64_t>::max();
}

double round_to_double(std::uint64_t top, bool sticky, std::int64_t exponent) {
  if (exponent > 1024) return std::numeric_limits<double>::infinity();
  // A double keeps 53 bits, fewer below 2^-1022.
  const std::int64_t highest = exponent + 63;
  const std::int64_t dropped = 11 + (highest < -1022 ? -1022 - highest : 0);
  if (dropped > 64) return 0.0;
  const std::uint64_t kept = dropped == 64 ? 0 : top >> dropped;
  const std::uint64_t rest = dropped == 64 ? top : top & ((std::uint64_t{1} << dropped) - 1);
  const std::uint64_t half = std::uint64_t{1} << (dropped - 1);
  const bool up = rest > half || (rest == half && (sticky || (kept & 1) != 0));
  return std::ldexp(static_cast<double>(kept + up), static_cast<int>(exponent + dropped));
}

Fallible<double> int_to_double(Runtime& rt, const Object& number) {
  if (number.aux == 0) return static_cast<double>(compact_value(number));
  const Magnitude magnitude(number);
  const std::size_t bits = magnitude.bits();
  double value = std::numeric_limits<double>::infinity();
  if (bits <= 1024) {
    Limb top[1024 / 64 + 1];
    bool sticky = false;
    if (bits <= 64) {
      top[0] = magnitude.data()[0] << (64 - bits);
    } else {
      limbs::shift_right(top, magnitude.data(), magnitude.count(), bits - 64);
      sticky = limbs::any_below(magnitude.data(), magnitude.count(), bits - 64);
    }
    value = round_to_double(top[0], sticky, static_cast<std::int64_t>(bits) - 64);
  }
  if (std::isinf(value))
    return rt.raise(*rt.types.overflow_error, "int too large to convert to float");
  return magnitude.negative() ? -value : value;
}

Own<Object> to_index(Runtime& rt, Object& object) {
  if (is_int(object)) return exact_int(rt, object);
  if (!object.type->slots.number.index)
    return rt.raise(*rt.types.type_error, "'%T' object cannot be interpreted as an integer",
                    object.type);
  Ref<Object> index = object.type->slots.number.index(rt, object);
  if (!index) return raised;
  if (!is_int(*index))
    return rt.raise(*rt.types.type_error, "__index__ returned non-int (type %T)", index->type);
  if (index->type != rt.types.int_ && !warn_subclass_answer(rt, "__index__", "int", *index))
    return raised;
  return exact_int(rt, *index);
}

Fallible<std::int64_t> to_index_int64(Runtime& rt, Object& object, Type* overflow_error) {
  if (is_int(object) && object.aux == 0) return compact_value(object);
  const Ref<Object> index = to_index(rt, object);
  if (!index) return raised;
  if (index->aux == 0) return compact_value(*index);
  return rt.raise(overflow_error ? *overflow_error : *rt.types.overflow_error,
                  "cannot fit '%T' into an index-sized integer", object.type);
}

Fallible<std::int64_t> size_argument(Runtime& rt, Object& object) {
  if (is_int(object)) return int_to_int64(rt, object);
  const Ref<Object> index = to_index(rt, object);
  if (!index) return raised;
  return int_to_int64(rt, *index);
}

Fallible<std::int64_t> int_argument(Runtime& rt, Object& object) {
  const Ref<Object> index = to_index(rt, object);
  if (!index) return raised;
  const std::int64_t value = int_clamped(*index);
  if (value != static_cast<std::int32_t>(value))
    return rt.raise(*rt.types.overflow_error, "Python int too large to convert to C int");
  return value;
}

int int_compare(const Object& left, const Object& right) {
  if (both_compact(left, right)) {
    const std::int64_t a = compact_value(left), b = compact_value(right);
    return (a > b) - (a < b);
  }
  const Magnitude a(left), b(right);
  if (a.negative() != b.negative()) return a.negative() ? -1 : 1;
  const int order = limbs::compare(a.data(), a.count(), b.data(), b.count());
  return a.negative() ? -order : order;
}

std::int64_t int_hash(const Object& number) {
  constexpr std::uint64_t kPrime = (std::uint64_t{1} << 61) - 1;
  const Magnitude magnitude(number);
  std::uint64_t hash = 0;
  for (std::size_t i = magnitude.count(); i-- > 0;) {
    // 2^64 is 8 modulo the prime.
    const unsigned __int128 sum = static_cast<unsigned __int128>(hash) * 8 + magnitude.data()[i];
    hash = static_cast<std::uint64_t>(sum % kPrime);
  }
  const auto value =
      magnitude.negative() ? -static_cast<std::int64_t>(hash) : static_cast<std::int64_t>(hash);
  return value == -1 ? -2 : value;
}

// ---- slots ----

namespace {

void int_dealloc(Runtime& rt, Object& number) {
  rt.free_object(number, CellKind::leaf, cell_bytes_of(number));
}

Own<Object> add(Runtime& rt, Object& left, Object& right) {
  if (!both_ints(left, right)) return not_implemented(rt);
  std::int64_t sum;
  if (both_compact(left, right) &&
      !__builtin_add_overflow(compact_value(left), compact_value(right), &sum))
    return make_int(rt, sum);
  return int_add_big(rt, left, right, false);
}

Own<Object> subtract(Runtime& rt, Object& left, Object& right) {
  if (!both_ints(left, right)) return not_implemented(rt);
  std::int64_t difference;
  if (both_compact(left, right) &&
      !__builtin_sub_overflow(compact_value(left), compact_value(right), &difference))
    return make_int(rt, difference);
  return int_add_big(rt, left, right, true);
}

Own<Object> multiply(Runtime& rt, Object& left, Object& right) {
  if (!both_ints(left, right)) return not_implemented(rt);
  if (!both_compact(left, right)) return int_multiply_big(rt, left, right);
  const std::int64_t a = compact_value(left), b = compact_value(right);
  std::int64_t product;
  if (!__builtin_mul_overflow(a, b, &product)) return make_int(rt, product);
  return int_from_wide(rt, static_cast<__int128>(a) * b);
}

bool is_zero(const Object& number) { return number.aux == 0 && compact_value(number) == 0; }

// Both compact, and the quotient fits: all but -2^63 by -1.
bool divides_compactly(const Object& left, const Object& right) {
  return both_compact(left, right) &&
         !(compact_value(right) == -1 && compact_value(left) == kLowest);
}

Own<Object> floor_divide(Runtime& rt, Object& left, Object& right) {
  if (!both_ints(left, right)) return not_implemented(rt);
  if (is_zero(right))
    return rt.raise(*rt.types.zero_division_error, "integer division or modulo by zero");
  if (divides_compactly(left, right)) {
    const std::int64_t a = compact_value(left), b = compact_value(right);
    const std::int64_t quotient = a / b;
    return make_int(rt, quotient - (a % b != 0 && (a ^ b) < 0));
  }
  Own<Int> quotient;
  if (!int_divide_floor(rt, left, right, &quotient, nullptr)) return raised;
  return quotient;
}

Own<Object> remainder(Runtime& rt, Object& left, Object& right) {
  if (!both_ints(left, right)) return not_implemented(rt);
  if (is_zero(right)) return rt.raise(*rt.types.zero_division_error, "integer modulo by zero");
  if (divides_compactly(left, right)) {
    const std::int64_t b = compact_value(right);
    const std::int64_t rest = compact_value(left) % b;
    return make_int(rt, rest != 0 && (rest ^ b) < 0 ? rest + b : rest);
  }
  Own<Int> rest;
  if (!int_divide_floor(rt, left, right, nullptr, &rest)) return raised;
  return rest;
}

Own<Object> true_divide(Runtime& rt, Object& left, Object& right) {
  if (!both_ints(left, right)) return not_implemented(rt);
  return int_true_divide(rt, left, right);
}

Own<Object> power(Runtime& rt, Object& left, Object& right) {
  if (!both_ints(left, right)) return not_implemented(rt);
  return int_power(rt, left, right);
}

Own<Object> lshift(Runtime& rt, Object& left, Object& right) {
  if (!both_ints(left, right)) return not_implemented(rt);
  if (both_compact(left, right)) {
    const std::int64_t value = compact_value(left), count = compact_value(right);
    if (count >= 0 && count < 63) {
      const auto shifted = static_cast<std::int64_t>(static_cast<std::uint64_t>(value) << count);
      if (shifted >> count == value) return make_int(rt, shifted);
    }
  }
  return int_shift_left(rt, left, right);
}

Own<Object> rshift(Runtime& rt, Object& left, Object& right) {
  if (!both_ints(left, right)) return not_implemented(rt);
  if (both_compact(left, right) && compact_value(right) >= 0)
    return make_int(rt,
                    compact_value(left) >> (compact_value(right) < 63 ? compact_value(right) : 63));
  return int_shift_right(rt, left, right);
}

template <BinaryOp kOp>
Own<Object> bitwise(Runtime& rt, Object& left, Object& right) {
  if (!both_ints(left, right)) return not_implemented(rt);
  if (!both_compact(left, right)) return int_bitwise(rt, kOp, left, right);
  const std::int64_t a = compact_value(left), b = compact_value(right);
  if constexpr (kOp == BinaryOp::bit_and) return make_int(rt, a & b);
  if constexpr (kOp == BinaryOp::bit_or) return make_int(rt, a | b);
  return make_int(rt, a ^ b);
}

Own<Object> negative_slot(Runtime& rt, Object& number) { return int_negated(rt, number); }

Own<Object> absolute_slot(Runtime& rt, Object& number) {
  return static_cast<const Int&>(number).negative() ? Own<Object>(int_negated(rt, number))
                                                    : exact_int(rt, number);
}

Own<Object> invert_slot(Runtime& rt, Object& number) {
  if (number.aux == 0) return make_int(rt, ~compact_value(number));
  Ref<Int> minus = int_negated(rt, number);
  if (!minus) return raised;
  const Ref<Int> one = make_int(rt, 1);
  if (!one) return raised;
  return int_add_big(rt, *minus, *one, true);
}

Own<Object> to_float(Runtime& rt, Object& number) {
  const Fallible<double> value = int_to_double(rt, number);
  if (!value) return raised;
  return make_float(rt, *value);
}

Fallible<bool> to_bool(Runtime&, Object& number) { return !is_zero(number); }
Fallible<std::int64_t> hash_slot(Runtime&, Object& number) { return int_hash(number); }
Own<Object> repr_slot(Runtime& rt, Object& number) { return int_to_text(rt, number, 10, false); }
Own<Object> format_slot(Runtime& rt, Object& number, Str& spec) {
  return format_int(rt, number, spec);
}

Own<Object> richcompare(Runtime& rt, Object& left, Object& right, CompareOp op) {
  if (!both_ints(left, right)) return not_implemented(rt);
  const int order = int_compare(left, right);
  switch (op) {
    case CompareOp::lt: return make_bool(rt, order < 0);
    case CompareOp::le: return make_bool(rt, order <= 0);
    case CompareOp::eq: return make_bool(rt, order == 0);
    case CompareOp::ne: return make_bool(rt, order != 0);
    case CompareOp::gt: return make_bool(rt, order > 0);
    default: return make_bool(rt, order >= 0);
  }
}

}  // namespace

Own<Object> int_binary(Runtime& rt, BinaryOp op, Object& left, Object& right) {
  const BinarySlot slot = rt.types.int_->slots.number.binary[static_cast<int>(op)];
  return slot ? slot(rt, left, right) : not_implemented(rt);
}

void int_fill(Slots& slots) {
  slots.dealloc = int_dealloc;
  slots.cell_bytes = cell_bytes_of;
  slots.repr = repr_slot;
  slots.hash = hash_slot;
  slots.richcompare = richcompare;
  slots.construct = int_construct;
  slots.format = format_slot;
  const auto set = [&slots](BinaryOp op, BinarySlot slot) {
    slots.number.binary[static_cast<int>(op)] = slot;
  };
  set(BinaryOp::add, add);
  set(BinaryOp::subtract, subtract);
  set(BinaryOp::multiply, multiply);
  set(BinaryOp::floor_divide, floor_divide);
  set(BinaryOp::remainder, remainder);
  set(BinaryOp::true_divide, true_divide);
  set(BinaryOp::power, power);
  set(BinaryOp::lshift, lshift);
  set(BinaryOp::rshift, rshift);
  set(BinaryOp::bit_and, bitwise<BinaryOp::bit_and>);
  set(BinaryOp::bit_or, bitwise<BinaryOp::bit_or>);
  set(BinaryOp::bit_xor, bitwise<BinaryOp::bit_xor>);
  slots.number.negative = negative_slot;
  slots.number.positive = exact_int;
  slots.number.invert = invert_slot;
  slots.number.absolute = absolute_slot;
  slots.number.to_int = exact_int;
  slots.number.to_float = to_float;
  slots.number.index = exact_int;
  slots.number.to_bool = to_bool;
}

}  // namespace vitro
