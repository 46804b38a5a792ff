// repr() of text: quotes chosen so that fewest need escaping, and escapes for what does not print.
#include "objects/str_data.hpp"
#include "objects/unicode.hpp"

namespace vitro {

namespace {

constexpr char kHexDigits[] = "0123456789abcdef";

// How the code point is written between quotes `quote`: its length, and its text unless that is
// itself.
unsigned escape(char32_t c, char32_t quote, char out[10]) {
  const auto short_form = [&](char letter) {
    out[0] = '\\';
    out[1] = letter;
    return 2u;
  };
  const auto hex_form = [&](char letter, unsigned digits) {
    short_form(letter);
    for (unsigned i = 0; i < digits; ++i)
      out[2 + i] = kHexDigits[c >> (4 * (digits - 1 - i)) & 0xf];
    return 2 + digits;
  };
  if (c == quote || c == '\\') return short_form(static_cast<char>(c));
  if (c >= 0x20 && c < 0x7f) return 1;
  if (c == '\n') return short_form('n');
  if (c == '\r') return short_form('r');
  if (c == '\t') return short_form('t');
  if (c < 0x20 || c == 0x7f) return hex_form('x', 2);
  if (unicode::is_printable(c)) return 1;
  return c < 0x100 ? hex_form('x', 2) : c < 0x10000 ? hex_form('u', 4) : hex_form('U', 8);
}

}  // namespace

Own<Str> str_repr(Runtime& rt, const Str& text) {
  bool single = false, has_double = false;
  for (std::size_t i = 0; i < text.length; ++i) {
    single |= text.at(i) == '\'';
    has_double |= text.at(i) == '"';
  }
  const char32_t quote = single && !has_double ? '"' : '\'';
  char escaped[10];
  std::size_t length = 2;
  char32_t bits = 0;  // of what is shown as itself
  for (std::size_t i = 0; i < text.length; ++i) {
    const char32_t c = text.at(i);
    const unsigned size = escape(c, quote, escaped);
    length += size;
    if (size == 1) bits |= c;
  }
  const Own<Str> repr = new_str(rt, length, bits > 0x10ffff ? 0x10ffff : bits);
  if (!repr) return raised;
  str_put(*repr, 0, quote);
  str_put(*repr, length - 1, quote);
  if (length == text.length + 2) {
    copy_points(*repr, 1, text);
    return repr;
  }
  std::size_t position = 1;
  for (std::size_t i = 0; i < text.length; ++i) {
    const char32_t c = text.at(i);
    const unsigned size = escape(c, quote, escaped);
    if (size == 1) {
      str_put(*repr, position++, c);
    } else {
      for (unsigned k = 0; k < size; ++k)
        str_put(*repr, position++, static_cast<unsigned char>(escaped[k]));
    }
  }
  return repr;
}

}  // namespace vitro
