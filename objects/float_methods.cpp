// float as a type: its methods and their table.
#include "objects/float_methods.hpp"

#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>

#include "objects/arguments.hpp"
#include "objects/float_text.hpp"
#include "objects/int_big.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace vitro {

namespace {

Own<Object> itself_property(Runtime& rt, Object& self) {
  return self.type == rt.types.float_ ? own(self) : make_float(rt, float_value(self));
}
Own<Object> itself(Runtime& rt, Object& self, Arguments) { return itself_property(rt, self); }
Own<Object> zero_property(Runtime& rt, Object&) { return make_float(rt, 0.0); }
Own<Object> getnewargs(Runtime& rt, Object& self, Arguments) {
  const Ref<Object> number = itself_property(rt, self);
  if (!number) return raised;
  return make_tuple(rt, {number.get()});
}

Own<Object> is_integer(Runtime& rt, Object& self, Arguments) {
  const double value = float_value(self);
  return make_bool(rt, std::isfinite(value) && std::floor(value) == value);
}

Own<Object> trunc(Runtime& rt, Object& self, Arguments) {
  return int_from_double(rt, float_value(self));
}
Own<Object> floor(Runtime& rt, Object& self, Arguments) {
  return int_from_double(rt, std::floor(float_value(self)));
}
Own<Object> ceil(Runtime& rt, Object& self, Arguments) {
  return int_from_double(rt, std::ceil(float_value(self)));
}

Own<Object> as_integer_ratio(Runtime& rt, Object& self, Arguments) {
  const double value = float_value(self);
  if (std::isinf(value))
    return rt.raise(*rt.types.overflow_error, "cannot convert Infinity to integer ratio");
  if (std::isnan(value))
    return rt.raise(*rt.types.value_error, "cannot convert NaN to integer ratio");
  int exponent;
  double fraction = std::frexp(value, &exponent);
  while (fraction != std::floor(fraction)) {  // at most 53 times
    fraction *= 2.0;
    --exponent;
  }
  Ref<Object> numerator = Own<Object>(int_from_double(rt, fraction));
  Ref<Object> denominator = Own<Object>(make_int(rt, 1));
  const Ref<Int> shift = make_int(rt, exponent < 0 ? -exponent : exponent);
  if (!numerator || !denominator || !shift) return raised;
  Ref<Object>& scaled = exponent < 0 ? denominator : numerator;
  scaled = int_shift_left(rt, *scaled, *shift);
  if (!scaled) return raised;
  return make_tuple(rt, {numerator.get(), denominator.get()});
}

// ---- divmod ----

Own<Object> divide(Runtime& rt, Object& dividend, Object& divisor) {
  double a, b;
  const Operand first = float_operand(rt, dividend, &a),
                second = first == Operand::good ? float_operand(rt, divisor, &b) : first;
  if (second != Operand::good)
    return second == Operand::failed ? Own<Object>() : not_implemented(rt);
  if (b == 0.0) return rt.raise(*rt.types.zero_division_error, "float divmod()");
  const Ref<Float> quotient = make_float(rt, float_floor_divide(a, b));
  const Ref<Float> rest = make_float(rt, float_modulo(a, b));
  if (!quotient || !rest) return raised;
  return make_tuple(rt, {quotient.get(), rest.get()});
}

Own<Object> divmod(Runtime& rt, Object& self, Arguments arguments) {
  return divide(rt, self, arguments[0]);
}
Own<Object> rdivmod(Runtime& rt, Object& self, Arguments arguments) {
  return divide(rt, arguments[0], self);
}

// ---- rounding ----

constexpr int kMostExactDigits = 1100;

// Does the decimal expansion of a positive value, which begins at the power of ten `exponent`,
// exceed one half of 10^(exponent + 1)? A tie goes to the even digit before it, which is 0.
bool more_than_half(double magnitude, int exponent) {
  char text[kMostExactDigits + 32];
  const auto end = std::to_chars(text, text + sizeof text, magnitude, std::chars_format::scientific,
                                 kMostExactDigits - 1)
                       .ptr;
  const DecimalDigits all = digits_of_scientific(text, static_cast<std::size_t>(end - text));
  if (all.exponent != exponent || all.digits[0] != '5')
    return all.exponent > exponent || all.digits[0] > '5';
  return all.digits.find_first_not_of('0', 1) != std::string_view::npos;
}

// The decimal number with `digits` places nearest to the exact value, half to even, read back as a
// double.
double round_decimally(double value, int digits) {
  const double magnitude = std::fabs(value);
  char text[kMostExactDigits];
  double rounded = 0.0;
  if (digits >= 0) {
    const auto end =
        std::to_chars(text, text + sizeof text, magnitude, std::chars_format::fixed, digits).ptr;
    std::from_chars(text, end, rounded);
  } else {
    char memory[kShortFloatText];
    const int exponent = shortest_digits(magnitude, memory).exponent;
    const int kept = exponent + 1 + digits;  // significant digits that stay
    if (kept > 0) {
      const auto end = std::to_chars(text, text + sizeof text, magnitude,
                                     std::chars_format::scientific, kept - 1)
                           .ptr;
      if (std::from_chars(text, end, rounded).ec != std::errc())
        rounded = std::numeric_limits<double>::infinity();
    } else if (kept == 0 && more_than_half(magnitude, exponent)) {
      text[0] = '1';
      text[1] = 'e';
      const auto end = std::to_chars(text + 2, text + 10, -digits).ptr;
      if (std::from_chars(text, end, rounded).ec != std::errc())
        rounded = std::numeric_limits<double>::infinity();
    }
  }
  return std::copysign(rounded, value);
}

Own<Object> round_method(Runtime& rt, Object& self, Arguments arguments) {
  const double value = float_value(self);
  if (arguments.count == 0 || &arguments[0] == rt.none) {
    double rounded = std::round(value);
    if (std::fabs(value - rounded) == 0.5) rounded = 2.0 * std::round(value / 2.0);
    return int_from_double(rt, rounded);
  }
  const Ref<Object> index = to_index(rt, arguments[0]);
  if (!index) return raised;
  const std::int64_t digits = int_clamped(*index);
  // Beyond these the value has no digits to lose, or has none to keep.
  if (!std::isfinite(value) || value == 0.0 || digits > 323) return itself_property(rt, self);
  if (digits < -308) return make_float(rt, std::copysign(0.0, value));
  const double rounded = round_decimally(value, static_cast<int>(digits));
  if (std::isinf(rounded))
    return rt.raise(*rt.types.overflow_error, "rounded value too large to represent");
  return make_float(rt, rounded);
}

Own<Object> getformat(Runtime& rt, Object&, Arguments arguments) {
  if (!is_str(arguments[0]))
    return rt.raise(*rt.types.type_error, "__getformat__() argument must be str, not %T",
                    arguments[0].type);
  const auto& name = static_cast<Str&>(arguments[0]);
  if (!str_equal(name, "double") && !str_equal(name, "float"))
    return rt.raise(*rt.types.value_error,
                    "__getformat__() argument 1 must be 'double' or 'float'");
  return make_str(rt, std::endian::native == std::endian::little ? "IEEE, little-endian"
                                                                 : "IEEE, big-endian");
}

constexpr NativeMethod kMethods[] = {
    {"__getformat__", getformat, Takes::one, 0, 255, Binding::class_method},
    {"as_integer_ratio", as_integer_ratio, Takes::nothing},
    {"conjugate", itself, Takes::nothing},
    {"fromhex", float_fromhex, Takes::one, 0, 255, Binding::class_method},
    {"hex", float_hex, Takes::nothing},
    {"is_integer", is_integer, Takes::nothing},
    {"__ceil__", ceil, Takes::nothing},
    {"__divmod__", divmod, Takes::one},
    {"__floor__", floor, Takes::nothing},
    {"__getnewargs__", getnewargs, Takes::nothing},
    {"__rdivmod__", rdivmod, Takes::one},
    {"__round__", round_method, Takes::positional, 0, 1},
    {"__trunc__", trunc, Takes::nothing},
};

constexpr NativeProperty kProperties[] = {
    {"real", itself_property},
    {"imag", zero_property},
};

}  // namespace

constinit const TypeSpec kFloatType = {
    .name = "float",
    .type = &Types::float_,
    .basic_size = sizeof(Float),
    .flags = kTypeBase | kTypeLeaf | kTypeFloat | kTypeMatchSelf,
    .fill = float_fill,
    .methods = kMethods,
    .properties = kProperties,
    .doc = "Convert a string or number to a floating point number, if possible."};

}  // namespace vitro
