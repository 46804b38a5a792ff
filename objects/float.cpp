// float: arithmetic, comparison and hashing. Mixed operations with int convert the int, comparisons
// are exact.
#include "objects/float.hpp"

#include <cmath>
#include <limits>

#include "objects/arguments.hpp"
#include "objects/buffer.hpp"
#include "objects/built_in.hpp"
#include "objects/bytes.hpp"
#include "objects/complex.hpp"
#include "objects/float_methods.hpp"
#include "objects/float_text.hpp"
#include "objects/format_spec.hpp"
#include "objects/int_big.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "objects/warn.hpp"

namespace vitro {

Own<Float> make_float(Runtime& rt, double value) {
  const Own<Float> number = rt.allocate<Float>(*rt.types.float_, CellKind::leaf);
  if (number) number->value = value;
  return number;
}

// ---- arithmetic on doubles ----

double float_modulo(double left, double right) {
  double rest = std::fmod(left, right);
  if (rest == 0.0) return std::copysign(0.0, right);
  if ((right < 0) != (rest < 0)) rest += right;
  return rest;
}

double float_floor_divide(double left, double right) {
  double rest = std::fmod(left, right);
  // left - rest is very nearly a multiple of right.
  double quotient = (left - rest) / right;
  if (rest != 0.0 && (right < 0) != (rest < 0)) quotient -= 1.0;
  if (quotient == 0.0) return std::copysign(0.0, left / right);
  const double floor = std::floor(quotient);
  return quotient - floor > 0.5 ? floor + 1.0 : floor;
}

Own<Object> float_or_complex_power(Runtime& rt, double left, double right) {
  // IEEE 754's pow() gives Python's answers for 1.0, nan, inf and a zero exponent.
  if (left == 0.0 && right < 0.0)
    return rt.raise(*rt.types.zero_division_error, "0.0 cannot be raised to a negative power");
  if (left < 0.0 && std::isfinite(left) && std::isfinite(right) && right != std::floor(right))
    return complex_power(rt, {left, 0.0}, {right, 0.0});
  const double value = std::pow(left, right);
  if (std::isinf(value) && std::isfinite(left) && std::isfinite(right)) {
    const Ref<Int> number = make_int(rt, 34);
    const Ref<Str> text = make_str(rt, "Numerical result out of range");
    if (!number || !text) return raised;
    return rt.raise_with_args(*rt.types.overflow_error, {number.get(), text.get()});
  }
  return make_float(rt, value);
}

std::int64_t float_hash(double value) {
  constexpr int kBits = 61;
  constexpr std::uint64_t kPrime = (std::uint64_t{1} << kBits) - 1;
  if (std::isinf(value)) return value > 0 ? 314159 : -314159;
  if (std::isnan(value)) return 0;
  int exponent;
  double fraction = std::frexp(std::fabs(value), &exponent);
  std::uint64_t hash = 0;
  // 28 bits at a time; multiplying by a power of two is a rotation modulo the prime.
  while (fraction != 0.0) {
    hash = (hash << 28 & kPrime) | hash >> (kBits - 28);
    fraction *= 0x1p28;
    exponent -= 28;
    const auto chunk = static_cast<std::uint64_t>(fraction);
    fraction -= static_cast<double>(chunk);
    hash += chunk;
    if (hash >= kPrime) hash -= kPrime;
  }
  const int rotation = exponent >= 0 ? exponent % kBits : kBits - 1 - (-1 - exponent) % kBits;
  hash = (hash << rotation & kPrime) | hash >> (kBits - rotation);
  const auto signed_hash =
      value < 0 ? -static_cast<std::int64_t>(hash) : static_cast<std::int64_t>(hash);
  return signed_hash == -1 ? -2 : signed_hash;
}

std::int64_t float_hash_in(double value, const Object& number) {
  if (!std::isnan(value)) return float_hash(value);
  const auto address = reinterpret_cast<std::uintptr_t>(&number);
  return static_cast<std::int64_t>(address >> 4 | address << 60);
}

// ---- conversion ----

Operand float_operand(Runtime& rt, const Object& object, double* value) {
  if (is_float(object)) {
    *value = float_value(object);
    return Operand::good;
  }
  if (!is_int(object)) return Operand::foreign;
  const Fallible<double> converted = int_to_double(rt, object);
  if (!converted) return Operand::failed;
  *value = *converted;
  return Operand::good;
}

Fallible<double> to_double(Runtime& rt, Object& object) {
  if (is_float(object)) return float_value(object);
  if (is_int(object)) return int_to_double(rt, object);
  if (object.type->slots.number.to_float) {
    const Ref<Object> number = object.type->slots.number.to_float(rt, object);
    if (!number) return raised;
    if (is_float(*number)) {
      if (number->type != rt.types.float_ &&
          !warn(
              rt, *rt.types.deprecation_warning,
              "%T.__float__ returned non-float (type %T).  The ability to return an instance of a "
              "strict subclass of float is deprecated, and may be removed in a future version of "
              "Python.",
              object.type, number->type))
        return raised;
      return float_value(*number);
    }
    return rt.raise(*rt.types.type_error, "%T.__float__ returned non-float (type %T)", object.type,
                    number->type);
  }
  if (object.type->slots.number.index) {
    const Ref<Object> number = to_index(rt, object);
    if (!number) return raised;
    return int_to_double(rt, *number);
  }
  return rt.raise(*rt.types.type_error, "must be real number, not %T", object.type);
}

// ---- slots ----

namespace {

void dealloc(Runtime& rt, Object& number) {
  if (number.type == rt.types.float_) [[likely]]
    return rt.free_object(number, CellKind::leaf, sizeof(Float));
  rt.free_object(number, CellKind::container, begin_dealloc<Float>(rt, number));
}

template <class Compute>
Own<Object> arithmetic(Runtime& rt, Object& left, Object& right, Compute&& compute) {
  if (left.type == rt.types.float_ && right.type == rt.types.float_)
    return compute(float_value(left), float_value(right));
  double a, b;
  const Operand first = float_operand(rt, left, &a);
  if (first != Operand::good) return first == Operand::failed ? Own<Object>() : not_implemented(rt);
  const Operand second = float_operand(rt, right, &b);
  if (second != Operand::good)
    return second == Operand::failed ? Own<Object>() : not_implemented(rt);
  return compute(a, b);
}

Own<Object> add(Runtime& rt, Object& left, Object& right) {
  return arithmetic(rt, left, right, [&rt](double a, double b) { return make_float(rt, a + b); });
}
Own<Object> subtract(Runtime& rt, Object& left, Object& right) {
  return arithmetic(rt, left, right, [&rt](double a, double b) { return make_float(rt, a - b); });
}
Own<Object> multiply(Runtime& rt, Object& left, Object& right) {
  return arithmetic(rt, left, right, [&rt](double a, double b) { return make_float(rt, a * b); });
}
Own<Object> true_divide(Runtime& rt, Object& left, Object& right) {
  return arithmetic(rt, left, right, [&rt](double a, double b) -> Own<Float> {
    if (b == 0.0) return rt.raise(*rt.types.zero_division_error, "float division by zero");
    return make_float(rt, a / b);
  });
}
Own<Object> floor_divide(Runtime& rt, Object& left, Object& right) {
  return arithmetic(rt, left, right, [&rt](double a, double b) -> Own<Float> {
    if (b == 0.0) return rt.raise(*rt.types.zero_division_error, "float floor division by zero");
    return make_float(rt, float_floor_divide(a, b));
  });
}
Own<Object> remainder(Runtime& rt, Object& left, Object& right) {
  return arithmetic(rt, left, right, [&rt](double a, double b) -> Own<Float> {
    if (b == 0.0) return rt.raise(*rt.types.zero_division_error, "float modulo");
    return make_float(rt, float_modulo(a, b));
  });
}
Own<Object> power_slot(Runtime& rt, Object& left, Object& right) {
  return arithmetic(rt, left, right,
                    [&rt](double a, double b) { return float_or_complex_power(rt, a, b); });
}

Own<Object> negative_slot(Runtime& rt, Object& number) {
  return make_float(rt, -float_value(number));
}
Own<Object> absolute_slot(Runtime& rt, Object& number) {
  return make_float(rt, std::fabs(float_value(number)));
}
Own<Object> exact_float(Runtime& rt, Object& number) {
  return number.type == rt.types.float_ ? own(number) : make_float(rt, float_value(number));
}
Own<Object> to_int(Runtime& rt, Object& number) { return int_from_double(rt, float_value(number)); }
Fallible<bool> to_bool(Runtime&, Object& number) { return float_value(number) != 0.0; }

Own<Object> repr_slot(Runtime& rt, Object& number) { return float_repr(rt, float_value(number)); }
Own<Object> format_slot(Runtime& rt, Object& number, Str& spec) {
  if (spec.length == 0 && number.type != rt.types.float_) return str_of(rt, number);
  return format_float(rt, float_value(number), spec);
}

Fallible<std::int64_t> hash_slot(Runtime&, Object& number) {
  return float_hash_in(float_value(number), number);
}

// Orders a double and an int exactly: -1, 0, 1, or 2 for nan.
int compare_with_int(double value, const Object& number) {
  if (std::isnan(value)) return 2;
  const auto& integer = static_cast<const Int&>(number);
  if (!integer.compact()) {
    const Magnitude magnitude(integer);
    const int sign = magnitude.negative() ? -1 : 1;
    if (std::isinf(value)) return value > 0 ? 1 : -1;
    if ((value < 0) != magnitude.negative() || value == 0.0) return -sign;
    int exponent;
    const double fraction = std::frexp(std::fabs(value), &exponent);
    const auto bits = static_cast<std::int64_t>(magnitude.bits());
    if (exponent != bits) return exponent < bits ? -sign : sign;
    // As many bits on both sides, at least 64: compare the upper 64, then whether the int has more
    // below.
    const auto below = static_cast<std::size_t>(bits - 64);
    Limb top[1024 / 64];  // the longest double has 1024 bits
    limbs::shift_right(top, magnitude.data(), magnitude.count(), below);
    const auto value_top = static_cast<Limb>(std::ldexp(fraction, 53)) << 11;
    if (value_top != top[0]) return value_top < top[0] ? -sign : sign;
    return limbs::any_below(magnitude.data(), magnitude.count(), below) ? -sign : 0;
  }
  if (value >= 0x1p63) return 1;
  if (value < -0x1p63) return -1;
  const double whole = std::trunc(value);
  const auto truncated = static_cast<std::int64_t>(whole);
  if (truncated != integer.value) return truncated < integer.value ? -1 : 1;
  return value == whole ? 0 : value < whole ? -1 : 1;
}

Own<Object> richcompare(Runtime& rt, Object& left, Object& right, CompareOp op) {
  int order;
  if (is_float(left) && is_float(right)) {
    const double a = float_value(left), b = float_value(right);
    order = a < b ? -1 : a > b ? 1 : a == b ? 0 : 2;
  } else if (is_float(left) && is_int(right)) {
    order = compare_with_int(float_value(left), right);
  } else {
    return not_implemented(rt);
  }
  if (order == 2) return make_bool(rt, op == CompareOp::ne);
  switch (op) {
    case CompareOp::lt: return make_bool(rt, order < 0);
    case CompareOp::le: return make_bool(rt, order <= 0);
    case CompareOp::eq: return make_bool(rt, order == 0);
    case CompareOp::ne: return make_bool(rt, order != 0);
    case CompareOp::gt: return make_bool(rt, order > 0);
    default: return make_bool(rt, order >= 0);
  }
}

Own<Object> construct(Runtime& rt, Type& cls, Arguments arguments) {
  if (&cls != rt.types.float_) {
    if (cls.slots.init != rt.types.float_->slots.init) arguments.keyword_names = nullptr;
    const Ref<Object> plain = construct(rt, *rt.types.float_, arguments);
    if (!plain) return raised;
    const Own<Float> number = allocate_as<Float>(rt, cls, rt.types.float_);
    if (number) number->value = float_value(*plain);
    return number;
  }
  if (!no_keywords(rt, "float", arguments) || !check_count(rt, "float", arguments, 0, 1))
    return raised;
  if (arguments.count == 0) return make_float(rt, 0.0);
  Object& source = arguments[0];
  if (source.type == rt.types.float_) return own(source);
  Fallible<double> value = 0.0;
  if (is_str(source)) {
    value = float_from_text(rt, static_cast<Str&>(source));
  } else if (lends_memory(source)) {
    Lent octets(rt);
    if (!octets.open(source)) return raised;
    value = float_from_ascii(rt, octets.view(), source);
  } else if (source.type->slots.number.to_float || source.type->slots.number.index) {
    value = to_double(rt, source);
  } else {
    return rt.raise(*rt.types.type_error,
                    "float() argument must be a string or a real number, not '%T'", source.type);
  }
  if (!value) return raised;
  return make_float(rt, *value);
}

}  // namespace

void float_fill(Slots& slots) {
  slots.dealloc = dealloc;
  slots.repr = repr_slot;
  slots.hash = hash_slot;
  slots.richcompare = richcompare;
  slots.construct = construct;
  slots.format = format_slot;
  const auto set = [&slots](BinaryOp op, BinarySlot slot) {
    slots.number.binary[static_cast<int>(op)] = slot;
  };
  set(BinaryOp::add, add);
  set(BinaryOp::subtract, subtract);
  set(BinaryOp::multiply, multiply);
  set(BinaryOp::true_divide, true_divide);
  set(BinaryOp::floor_divide, floor_divide);
  set(BinaryOp::remainder, remainder);
  set(BinaryOp::power, power_slot);
  slots.number.negative = negative_slot;
  slots.number.positive = exact_float;
  slots.number.absolute = absolute_slot;
  slots.number.to_int = to_int;
  slots.number.to_float = exact_float;
  slots.number.to_bool = to_bool;
}

}  // namespace vitro
