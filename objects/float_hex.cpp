// Floats in hexadecimal: float.hex and float.fromhex, exact both ways.
#include <charconv>
#include <cmath>
#include <limits>

#include "objects/built_in.hpp"
#include "objects/float_methods.hpp"
#include "objects/int_big.hpp"
#include "objects/str.hpp"

namespace vitro {

Own<Object> float_hex(Runtime& rt, Object& self, Arguments) {
  const double value = float_value(self);
  if (!std::isfinite(value)) return float_repr(rt, value);
  StrBuilder out(rt);
  if (std::signbit(value)) out.add(U'-');
  if (value == 0.0) return out.add("0x0.0p+0").finish();
  int exponent;
  double fraction = std::frexp(std::fabs(value), &exponent);  // [0.5, 1)
  // Below the normal numbers the leading digit is 0 and the exponent stays.
  const int shift = 1 - std::max(std::numeric_limits<double>::min_exponent - exponent, 0);
  fraction = std::ldexp(fraction, shift);
  exponent -= shift;
  char text[40] = "0x";
  std::size_t used = 2;
  const auto put_digit = [&] {
    const int digit = static_cast<int>(fraction);
    text[used++] = "0123456789abcdef"[digit];
    fraction -= digit;
  };
  put_digit();
  text[used++] = '.';
  for (int i = 0; i < 13; ++i) {
    fraction *= 16;
    put_digit();
  }
  text[used++] = 'p';
  text[used++] = exponent < 0 ? '-' : '+';
  const auto end =
      std::to_chars(text + used, text + sizeof text, exponent < 0 ? -exponent : exponent).ptr;
  return out.add(std::string_view(text, static_cast<std::size_t>(end - text))).finish();
}

namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

bool take_word(std::string_view& text, std::string_view word) {
  if (text.size() < word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i)
    if ((text[i] | 0x20) != word[i]) return false;
  text.remove_prefix(word.size());
  return true;
}

// Digits of a hexadecimal number: the upper 64 bits, whether anything but zeros follows, and the
// power of two of bit 0.
struct HexNumber {
  std::uint64_t bits = 0;
  bool sticky = false;
  std::int64_t exponent = 0;
  bool any = false;
};

HexNumber take_digits(std::string_view& text) {
  HexNumber number;
  bool fraction = false;
  for (; !text.empty(); text.remove_prefix(1)) {
    if (text[0] == '.' && !fraction) {
      fraction = true;
      continue;
    }
    const int digit = hex_digit(text[0]);
    if (digit < 0) break;
    number.any = true;
    if (number.bits >> 60 == 0) {
      number.bits = number.bits << 4 | static_cast<unsigned>(digit);
      if (fraction) number.exponent -= 4;
    } else {
      number.sticky |= digit != 0;
      if (!fraction) number.exponent += 4;
    }
  }
  return number;
}

// p[+-]digits, if it stands there. False: 'p' without digits.
bool take_exponent(std::string_view& text, std::int64_t* exponent) {
  if (text.empty() || (text[0] | 0x20) != 'p') return true;
  text.remove_prefix(1);
  const bool negative = !text.empty() && text[0] == '-';
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
  if (text.empty() || text[0] < '0' || text[0] > '9') return false;
  std::int64_t value = 0;
  for (; !text.empty() && text[0] >= '0' && text[0] <= '9'; text.remove_prefix(1))
    value = std::min<std::int64_t>(value * 10 + (text[0] - '0'), std::int64_t{1} << 56);
  *exponent += negative ? -value : value;
  return true;
}

}  // namespace

Own<Object> float_fromhex(Runtime& rt, Object& cls, Arguments arguments) {
  if (!is_str(arguments[0]))
    return rt.raise(*rt.types.type_error, "bad argument type for built-in operation");
  const auto& source = static_cast<Str&>(arguments[0]);
  const auto invalid = [&rt] {
    return rt.raise(*rt.types.value_error, "invalid hexadecimal floating-point string");
  };
  if (!source.ascii()) return invalid();
  std::string_view text = source.ascii_view();
  const auto is_space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  const bool negative = !text.empty() && text[0] == '-';
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
  double value;
  if (take_word(text, "infinity") || take_word(text, "inf")) {
    value = std::numeric_limits<double>::infinity();
  } else if (take_word(text, "nan")) {
    value = std::numeric_limits<double>::quiet_NaN();
  } else {
    take_word(text, "0x");
    HexNumber number = take_digits(text);
    if (!number.any || !take_exponent(text, &number.exponent)) return invalid();
    value = 0.0;
    if (number.bits) {
      const int shift = std::countl_zero(number.bits);
      value = round_to_double(number.bits << shift, number.sticky, number.exponent - shift);
    }
    if (std::isinf(value))
      return rt.raise(*rt.types.overflow_error,
                      "hexadecimal value too large to represent as a float");
  }
  if (!text.empty()) return invalid();
  return made_by(rt, cls, rt.types.float_, make_float(rt, negative ? -value : value));
}

}  // namespace vitro
