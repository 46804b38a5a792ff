// complex to text and back.
#include <cmath>
#include <cstring>

#include "objects/complex.hpp"
#include "objects/int_big.hpp"
#include "objects/int_text.hpp"
#include "objects/str.hpp"
#include "objects/str_data.hpp"
#include "objects/unicode.hpp"

namespace vitro {

namespace {

// As repr() writes a float, but without ".0".
std::size_t write_part(double value, char* out) {
  const std::size_t length = write_float_repr(value, out);
  if (length > 2 && out[length - 2] == '.' && out[length - 1] == '0') return length - 2;
  return length;
}

bool is_space(char c) { return unicode::is_space(static_cast<unsigned char>(c)); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_sign(char c) { return c == '+' || c == '-'; }
bool is_letter_j(char c) { return c == 'j' || c == 'J'; }

// Length of the longest number as float() reads them that `text` begins with, sign included; 0:
// none.
std::size_t number_length(std::string_view text) {
  std::size_t i = 0;
  const auto at = [&](std::size_t k) { return k < text.size() ? text[k] : '\0'; };
  if (is_sign(at(0))) ++i;
  const auto word = [&](std::string_view expected) {
    for (std::size_t k = 0; k < expected.size(); ++k)
      if ((at(i + k) | 0x20) != expected[k]) return false;
    return true;
  };
  for (std::string_view expected : {"infinity", "inf", "nan"})
    if (word(expected)) return i + expected.size();
  const auto digits = [&] {
    const std::size_t from = i;
    while (is_digit(at(i))) ++i;
    return i - from;
  };
  std::size_t count = digits();
  if (at(i) == '.') {
    ++i;
    count += digits();
  }
  if (count == 0) return 0;
  if ((at(i) | 0x20) == 'e') {
    const std::size_t before = i++;
    if (is_sign(at(i))) ++i;
    if (digits() == 0) i = before;
  }
  return i;
}

// The number or the bare sign (which stands for ±1) that `text` begins with; moves past it.
bool take_number(std::string_view& text, double* value, bool sign_is_enough) {
  if (const std::size_t length = number_length(text)) {
    if (!read_float(text.substr(0, length), value)) return false;
    text.remove_prefix(length);
    return true;
  }
  if (!sign_is_enough) return false;
  *value = 1.0;
  if (!text.empty() && is_sign(text[0])) {
    if (text[0] == '-') *value = -1.0;
    text.remove_prefix(1);
  }
  return true;
}

// number | [number] sign [number] j | [number] j
bool read_complex(std::string_view text, ComplexValue* value) {
  double first = 0.0;
  if (!take_number(text, &first, true)) return false;
  if (!text.empty() && is_sign(text[0])) {
    value->real = first;
    if (!take_number(text, &value->imag, true)) return false;
    if (text.empty() || !is_letter_j(text[0])) return false;
    text.remove_prefix(1);
    return text.empty();
  }
  if (!text.empty() && is_letter_j(text[0])) {
    text.remove_prefix(1);
    value->imag = first;
    return text.empty();
  }
  value->real = first;
  return text.empty();
}

// With blanks around, in parentheses or not.
bool read_padded(std::string_view text, ComplexValue* value) {
  const auto strip = [&text] {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  };
  strip();
  if (!text.empty() && text.front() == '(') {
    if (text.back() != ')') return false;
    text = text.substr(1, text.size() - 2);
    strip();
  }
  // A lone sign or nothing at all is no number.
  if (text.empty() || (text.size() == 1 && is_sign(text[0]))) return false;
  return read_complex(text, value);
}

}  // namespace

std::size_t write_complex_repr(double real, double imag, char* out) {
  char* to = out;
  if (real == 0.0 && !std::signbit(real)) {
    to += write_part(imag, to);
    *to++ = 'j';
    return static_cast<std::size_t>(to - out);
  }
  *to++ = '(';
  to += write_part(real, to);
  if (!std::signbit(imag) || std::isnan(imag)) *to++ = '+';
  to += write_part(imag, to);
  *to++ = 'j';
  *to++ = ')';
  return static_cast<std::size_t>(to - out);
}

Fallible<ComplexValue> complex_from_text(Runtime& rt, Str& text) {
  ScratchBytes ascii(rt, text.length + 1);
  if (!ascii) return raised;
  const std::string_view given = text.ascii() ? text.ascii_view() : number_text(text, ascii.text());
  ComplexValue value;
  if (given.find('_') == std::string_view::npos) {
    if (read_padded(given, &value)) return value;
    return rt.raise(*rt.types.value_error, "complex() arg is a malformed string");
  }
  // An underscore is allowed between two digits.
  ScratchBytes plain(rt, given.size());
  if (!plain) return raised;
  std::size_t count = 0;
  for (std::size_t i = 0; i < given.size(); ++i) {
    if (given[i] != '_') {
      plain[count++] = static_cast<unsigned char>(given[i]);
      continue;
    }
    if (i == 0 || i + 1 == given.size() || !is_digit(given[i - 1]) || !is_digit(given[i + 1]))
      return rt.raise(*rt.types.value_error, "could not convert string to complex: %R",
                      static_cast<Object*>(&text));
  }
  if (read_padded({plain.text(), count}, &value)) return value;
  return rt.raise(*rt.types.value_error, "complex() arg is a malformed string");
}

}  // namespace vitro
