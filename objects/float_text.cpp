// Float to text and back: the shortest digits that read back as the same value, laid out as repr()
// does, and the texts float() accepts.
#include "objects/float_text.hpp"

#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>

#include "objects/float.hpp"
#include "objects/int_big.hpp"
#include "objects/int_text.hpp"
#include "objects/str_data.hpp"
#include "objects/unicode.hpp"

namespace vitro {

DecimalDigits digits_of_scientific(char* text, std::size_t length) {
  std::size_t mark = length;
  while (text[mark - 1] != 'e') --mark;
  int exponent = 0;
  const char* number = text + mark;
  std::from_chars(number + (*number == '+'), text + length, exponent);
  std::size_t count = mark - 1;
  if (count > 1) {  // d.ddd
    std::memmove(text + 1, text + 2, count - 2);
    --count;
  }
  return {{text, count}, exponent};
}

DecimalDigits shortest_digits(double magnitude, char* out) {
  const auto end =
      std::to_chars(out, out + kShortFloatText, magnitude, std::chars_format::scientific).ptr;
  return digits_of_scientific(out, static_cast<std::size_t>(end - out));
}

std::size_t write_float_repr(double value, char* out) {
  char* to = out;
  if (std::isnan(value)) return std::memcpy(out, "nan", 3), 3;
  if (std::signbit(value)) *to++ = '-';
  const auto put = [&to](std::string_view text) {
    std::memcpy(to, text.data(), text.size());
    to += text.size();
  };
  const auto put_zeros = [&to](int count) {
    for (; count > 0; --count) *to++ = '0';
  };
  if (std::isinf(value)) {
    put("inf");
    return static_cast<std::size_t>(to - out);
  }
  char memory[kShortFloatText];
  const auto [digits, exponent] = shortest_digits(std::fabs(value), memory);
  const int count = static_cast<int>(digits.size());
  if (exponent < -4 || exponent >= 16) {
    *to++ = digits[0];
    if (count > 1) {
      *to++ = '.';
      put(digits.substr(1));
    }
    put(exponent < 0 ? "e-" : "e+");
    const int size = exponent < 0 ? -exponent : exponent;
    if (size < 10) *to++ = '0';
    to = std::to_chars(to, to + 4, size).ptr;
  } else if (exponent < 0) {
    put("0.");
    put_zeros(-exponent - 1);
    put(digits);
  } else if (count <= exponent + 1) {
    put(digits);
    put_zeros(exponent + 1 - count);
    put(".0");
  } else {
    put(digits.substr(0, static_cast<std::size_t>(exponent) + 1));
    *to++ = '.';
    put(digits.substr(static_cast<std::size_t>(exponent) + 1));
  }
  return static_cast<std::size_t>(to - out);
}

Own<Str> float_repr(Runtime& rt, double value) {
  char text[kShortFloatText];
  return make_str(rt, std::string_view(text, write_float_repr(value, text)));
}

namespace {

bool equals_word(std::string_view text, std::string_view word) {
  if (text.size() != word.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if ((text[i] | 0x20) != word[i]) return false;
  return true;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Of a well-formed number whose value no double holds: is it too large, not too small?
bool is_huge(std::string_view text) {
  std::size_t point = text.size(), first = text.size(), i = 0;
  for (; i < text.size() && (text[i] | 0x20) != 'e'; ++i) {
    if (text[i] == '.')
      point = i;
    else if (text[i] != '0' && first == text.size())
      first = i;
  }
  if (point == text.size()) point = i;
  if (i < text.size() && (text[i + 1] == '-' || text[i + 1] == '+')) ++i;
  std::int64_t exponent = 0;
  const bool negative = i < text.size() && text[i] == '-';
  if (i < text.size()) {
    const auto read = std::from_chars(text.data() + i + 1, text.data() + text.size(), exponent);
    if (read.ec != std::errc()) return !negative;
  }
  const auto magnitude = static_cast<std::int64_t>(point) - static_cast<std::int64_t>(first);
  return magnitude + (negative ? -exponent : exponent) > 0;
}

}  // namespace

bool read_float(std::string_view text, double* value) {
  bool negative = false;
  if (!text.empty() && (text[0] == '+' || text[0] == '-')) {
    negative = text[0] == '-';
    text.remove_prefix(1);
  }
  double magnitude;
  if (equals_word(text, "inf") || equals_word(text, "infinity")) {
    magnitude = std::numeric_limits<double>::infinity();
  } else if (equals_word(text, "nan")) {
    magnitude = std::numeric_limits<double>::quiet_NaN();
  } else {
    if (text.empty() || !(is_digit(text[0]) || text[0] == '.')) return false;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), magnitude);
    if (read.ptr != text.data() + text.size()) return false;
    if (read.ec == std::errc::result_out_of_range) {
      magnitude = is_huge(text) ? std::numeric_limits<double>::infinity() : 0.0;
    } else if (read.ec != std::errc()) {
      return false;
    }
  }
  *value = negative ? -magnitude : magnitude;
  return true;
}

Fallible<double> float_from_ascii(Runtime& rt, std::string_view text, Object& original) {
  const auto is_space = [](char c) { return unicode::is_space(static_cast<unsigned char>(c)); };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  double value;
  if (read_float(text, &value)) return value;
  // An underscore is allowed between two digits.
  if (text.find('_') != std::string_view::npos) {
    ScratchBytes plain(rt, text.size());
    if (!plain) return raised;
    std::size_t count = 0;
    bool good = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] != '_') {
        plain[count++] = static_cast<unsigned char>(text[i]);
      } else {
        good &= i > 0 && is_digit(text[i - 1]) && i + 1 < text.size() && is_digit(text[i + 1]);
      }
    }
    if (good && read_float({plain.text(), count}, &value)) return value;
  }
  return rt.raise(*rt.types.value_error, "could not convert string to float: %R", &original);
}

Fallible<double> float_from_text(Runtime& rt, Str& text) {
  if (text.ascii()) return float_from_ascii(rt, text.ascii_view(), text);
  ScratchBytes ascii(rt, text.length);
  if (!ascii) return raised;
  return float_from_ascii(rt, number_text(text, ascii.text()), text);
}

}  // namespace vitro
