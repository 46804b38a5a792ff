// The is…() questions about text.
#include "objects/int.hpp"
#include "objects/str_methods.hpp"
#include "objects/unicode.hpp"

namespace vitro {

namespace {

// Does it hold for every code point of a text that is not empty?
template <class Test>
Own<Object> every(Runtime& rt, const Object& self, Test&& test) {
  const auto& text = static_cast<const Str&>(self);
  for (std::size_t i = 0; i < text.length; ++i)
    if (!test(text.at(i))) return make_bool(rt, false);
  return make_bool(rt, text.length > 0);
}

// Some code point passes `wanted` and none passes `forbidden`.
template <class Wanted, class Forbidden>
Own<Object> some_and_none(Runtime& rt, const Object& self, Wanted&& wanted, Forbidden&& forbidden) {
  const auto& text = static_cast<const Str&>(self);
  bool found = false;
  for (std::size_t i = 0; i < text.length; ++i) {
    const char32_t c = text.at(i);
    if (forbidden(c)) return make_bool(rt, false);
    found = found || wanted(c);
  }
  return make_bool(rt, found);
}

}  // namespace

Own<Object> str_isalnum(Runtime& rt, Object& self, Arguments) {
  return every(rt, self, [](char32_t c) {
    return unicode::is_alpha(c) || unicode::is_digit(c) || unicode::is_numeric(c);
  });
}
Own<Object> str_isalpha(Runtime& rt, Object& self, Arguments) {
  return every(rt, self, unicode::is_alpha);
}
Own<Object> str_isdecimal(Runtime& rt, Object& self, Arguments) {
  return every(rt, self, unicode::is_decimal);
}
Own<Object> str_isdigit(Runtime& rt, Object& self, Arguments) {
  return every(rt, self, unicode::is_digit);
}
Own<Object> str_isnumeric(Runtime& rt, Object& self, Arguments) {
  return every(rt, self, unicode::is_numeric);
}
Own<Object> str_isspace(Runtime& rt, Object& self, Arguments) {
  return every(rt, self, unicode::is_space);
}

Own<Object> str_isascii(Runtime& rt, Object& self, Arguments) {
  return make_bool(rt, static_cast<Str&>(self).ascii());
}

Own<Object> str_isprintable(Runtime& rt, Object& self, Arguments) {
  if (static_cast<Str&>(self).length == 0) return make_bool(rt, true);
  return every(rt, self, unicode::is_printable);
}

Own<Object> str_isidentifier(Runtime& rt, Object& self, Arguments) {
  const auto& text = static_cast<Str&>(self);
  if (text.length == 0 || !unicode::is_identifier_start(text.at(0))) return make_bool(rt, false);
  return every(rt, self, unicode::is_identifier_part);
}

Own<Object> str_islower(Runtime& rt, Object& self, Arguments) {
  return some_and_none(rt, self, unicode::is_lower,
                       [](char32_t c) { return unicode::is_upper(c) || unicode::is_title(c); });
}
Own<Object> str_isupper(Runtime& rt, Object& self, Arguments) {
  return some_and_none(rt, self, unicode::is_upper,
                       [](char32_t c) { return unicode::is_lower(c) || unicode::is_title(c); });
}

Own<Object> str_istitle(Runtime& rt, Object& self, Arguments) {
  const auto& text = static_cast<Str&>(self);
  bool in_word = false, found = false;
  for (std::size_t i = 0; i < text.length; ++i) {
    const char32_t c = text.at(i);
    const bool capital = unicode::is_upper(c) || unicode::is_title(c);
    const bool small = !capital && unicode::is_lower(c);
    if ((capital && in_word) || (small && !in_word)) return make_bool(rt, false);
    in_word = capital || small;
    found = found || in_word;
  }
  return make_bool(rt, found);
}

}  // namespace vitro
