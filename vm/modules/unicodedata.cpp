// unicodedata: what Unicode 14 says of characters, and normal forms. GNU libunistring knows most of
// it.
#include <algorithm>
#include <cstdlib>
#include <memory>

#include <unictype.h>
#include <uninorm.h>
#include <utf8proc.h>

#include "objects/float.hpp"
#include "objects/int.hpp"
#include "objects/str_data.hpp"
#include "objects/unicode.hpp"
#include "objects/unicode_names.hpp"
#include "vm/modules/all.hpp"
#include "vm/modules/native_type.hpp"
#include "vm/modules/unicodedata_tables.hpp"

namespace vitro::vm {

namespace {

// The one character of argument `place`, of a function that has `count` of them. TypeError.
bool character(Runtime& rt, const char* function, Object& given, bool only, char32_t& out) {
  if (is_str(given) && static_cast<Str&>(given).length == 1) {
    out = static_cast<Str&>(given).at(0);
    return true;
  }
  if (is_str(given))
    rt.raise(*rt.types.type_error,
             only ? "%s() argument must be a unicode character, not str"
                  : "%s() argument 1 must be a unicode character, not str",
             function);
  else
    rt.raise(*rt.types.type_error,
             only ? "%s() argument must be a unicode character, not %T"
                  : "%s() argument 1 must be a unicode character, not %T",
             function, given.type);
  return false;
}

// What is not known: the second argument, or ValueError.
Own<Object> or_default(Runtime& rt, Arguments arguments, const char* complaint) {
  if (arguments.count > 1) return own(arguments[1]);
  return rt.raise(*rt.types.value_error, complaint);
}

Own<Object> decimal(Runtime& rt, Object&, Arguments arguments) {
  char32_t c;
  if (!character(rt, "decimal", arguments[0], false, c)) return raised;
  const int value = unicode::decimal_value(c);
  return value < 0 ? or_default(rt, arguments, "not a decimal") : Own<Object>(make_int(rt, value));
}

Own<Object> digit(Runtime& rt, Object&, Arguments arguments) {
  char32_t c;
  if (!character(rt, "digit", arguments[0], false, c)) return raised;
  const int value = unicode::is_digit(c) ? uc_digit_value(c) : -1;
  return value < 0 ? or_default(rt, arguments, "not a digit") : Own<Object>(make_int(rt, value));
}

template <std::size_t N, class Row>
const Row* find_numeral(const Row (&table)[N], char32_t c) {
  const Row* row =
      std::lower_bound(std::begin(table), std::end(table), c,
                       [](const Row& r, char32_t point) { return r.character < point; });
  return row != std::end(table) && row->character == c ? row : nullptr;
}

Own<Object> numeric(Runtime& rt, Object&, Arguments arguments) {
  char32_t c;
  if (!character(rt, "numeric", arguments[0], false, c)) return raised;
  if (const auto* row = find_numeral(unicode_tables::kNumerals, c))
    return make_float(rt, row->value);
  if (const auto* row = find_numeral(unicode_tables::kWideNumerals, c))
    return make_float(rt, row->value);
  const uc_fraction_t value = uc_numeric_value(c);
  if (value.denominator == 0) return or_default(rt, arguments, "not a numeric character");
  return make_float(rt, static_cast<double>(value.numerator) / value.denominator);
}

Own<Object> category(Runtime& rt, Object&, Arguments arguments) {
  char32_t c;
  if (!character(rt, "category", arguments[0], true, c)) return raised;
  return make_str(rt, uc_general_category_name(uc_general_category(c)));
}

Own<Object> bidirectional(Runtime& rt, Object&, Arguments arguments) {
  char32_t c;
  if (!character(rt, "bidirectional", arguments[0], true, c)) return raised;
  // Unassigned code points have a class in the library only.
  if (uc_is_general_category(c, UC_UNASSIGNED)) return own<Object>(*rt.empty_str);
  return make_str(rt, uc_bidi_class_name(uc_bidi_class(c)));
}

Own<Object> combining(Runtime& rt, Object&, Arguments arguments) {
  char32_t c;
  if (!character(rt, "combining", arguments[0], true, c)) return raised;
  return make_int(rt, uc_combining_class(c));
}

Own<Object> mirrored(Runtime& rt, Object&, Arguments arguments) {
  char32_t c;
  if (!character(rt, "mirrored", arguments[0], true, c)) return raised;
  return make_int(rt, utf8proc_get_property(static_cast<utf8proc_int32_t>(c))->bidi_mirrored);
}

Own<Object> east_asian_width(Runtime& rt, Object&, Arguments arguments) {
  char32_t c;
  if (!character(rt, "east_asian_width", arguments[0], true, c)) return raised;
  constexpr const char* kNames[] = {"N", "A", "H", "W", "F", "Na"};
  const auto* after = std::upper_bound(std::begin(unicode_tables::kWidths),
                                       std::end(unicode_tables::kWidths), c << 3 | 7);
  const bool first = after == std::begin(unicode_tables::kWidths);
  return make_str(rt, kNames[first ? 0 : after[-1] & 7]);
}

Own<Object> decomposition(Runtime& rt, Object&, Arguments arguments) {
  char32_t c;
  if (!character(rt, "decomposition", arguments[0], true, c)) return raised;
  if (c >= 0xac00 && c <= 0xd7a3) return own<Object>(*rt.empty_str);  // by rule, not by table
  int tag;
  ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
  const int count = uc_decomposition(c, &tag, parts);
  StrBuilder text(rt);
  constexpr const char* kTags[] = {"",           "<font>",     "<noBreak>", "<initial>", "<medial>",
                                   "<final>",    "<isolated>", "<circle>",  "<super>",   "<sub>",
                                   "<vertical>", "<wide>",     "<narrow>",  "<small>",   "<square>",
                                   "<fraction>", "<compat>"};
  if (count > 0 && tag > 0) text.add(kTags[tag]);
  for (int i = 0; i < count; ++i) {
    if (text.length() > 0) text.add(" ");
    int digits = 4;
    while (parts[i] >> (4 * digits)) ++digits;
    while (digits-- > 0)
      text.add(static_cast<char32_t>("0123456789ABCDEF"[parts[i] >> (4 * digits) & 15]));
  }
  return text.finish();
}

Own<Object> name(Runtime& rt, Object&, Arguments arguments) {
  char32_t c;
  if (!character(rt, "name", arguments[0], false, c)) return raised;
  char memory[unicode::kLongestName + 1];
  const std::string_view found = unicode::name_of_character(c, memory);
  if (found.empty()) return or_default(rt, arguments, "no such name");
  return make_str(rt, found);
}

Own<Object> lookup(Runtime& rt, Object&, Arguments arguments) {
  if (!is_str(arguments[0]))
    return rt.raise(*rt.types.type_error, "lookup() argument must be str, not %T",
                    arguments[0].type);
  auto& text = static_cast<Str&>(arguments[0]);
  if (text.length > unicode::kLongestName) return rt.raise(*rt.types.key_error, "name too long");
  const std::int32_t c = text.ascii() ? unicode::character_named(text.ascii_view()) : -1;
  if (c < 0) {
    const Ref<Str> message = format_message(rt, "undefined character name '%S'", &text);
    if (!message) return raised;
    return rt.raise_with_args(*rt.types.key_error, {message.get()});
  }
  return str_of_char(rt, static_cast<char32_t>(c));
}

struct Free {
  void operator()(void* memory) const { std::free(memory); }
};

// The text in a normal form; the text itself where it is one.
Own<Str> in_form(Runtime& rt, const char* function, Object& form_name, Object& given) {
  for (Object* argument : {&form_name, &given})
    if (!is_str(*argument))
      return rt.raise(*rt.types.type_error, "%s() argument %d must be str, not %T", function,
                      argument == &form_name ? 1 : 2, argument->type);
  const auto& name = static_cast<Str&>(form_name);
  auto& text = static_cast<Str&>(given);
  uninorm_t form = nullptr;
  if (str_equal(name, "NFC")) form = UNINORM_NFC;
  if (str_equal(name, "NFKC")) form = UNINORM_NFKC;
  if (str_equal(name, "NFD")) form = UNINORM_NFD;
  if (str_equal(name, "NFKD")) form = UNINORM_NFKD;
  if (text.ascii() && form) return own(text);
  if (!form) return rt.raise(*rt.types.value_error, "invalid normalization form");
  // Lone surrogates, which the library refuses, take no part in anything.
  StrBuilder out(rt);
  std::size_t from = 0;
  while (from <= text.length) {
    std::size_t to = from;
    const auto is_surrogate = [&](std::size_t i) {
      return text.at(i) >= 0xd800 && text.at(i) < 0xe000;
    };
    while (to < text.length && !is_surrogate(to)) ++to;
    if (to > from) {
      const std::size_t count = to - from;
      auto* points = static_cast<std::uint32_t*>(rt.allocate_buffer(count * 4));
      if (!points) return raised;
      for (std::size_t i = 0; i < count; ++i) points[i] = text.at(from + i);
      std::size_t length = 0;
      const std::unique_ptr<std::uint32_t, Free> made(
          u32_normalize(form, points, count, nullptr, &length));
      rt.free_buffer(points, count * 4);
      if (!made) return rt.raise_memory_error();
      for (std::size_t i = 0; i < length; ++i) out.add(static_cast<char32_t>(made.get()[i]));
    }
    if (to < text.length) out.add(text.at(to));
    from = to + 1;
  }
  return out.finish();
}

Own<Object> normalize(Runtime& rt, Object&, Arguments arguments) {
  return in_form(rt, "normalize", arguments[0], arguments[1]);
}

Own<Object> is_normalized(Runtime& rt, Object&, Arguments arguments) {
  const Ref<Str> text = in_form(rt, "is_normalized", arguments[0], arguments[1]);
  if (!text) return raised;
  return make_bool(rt, str_equal(*text, static_cast<Str&>(arguments[1])));
}

constexpr NativeMethod kFunctions[] = {
    {"bidirectional", bidirectional, Takes::one, 0, 255, Binding::function},
    {"category", category, Takes::one, 0, 255, Binding::function},
    {"combining", combining, Takes::one, 0, 255, Binding::function},
    {"decimal", decimal, Takes::positional, 1, 2, Binding::function},
    {"decomposition", decomposition, Takes::one, 0, 255, Binding::function},
    {"digit", digit, Takes::positional, 1, 2, Binding::function},
    {"east_asian_width", east_asian_width, Takes::one, 0, 255, Binding::function},
    {"is_normalized", is_normalized, Takes::positional, 2, 2, Binding::function},
    {"lookup", lookup, Takes::one, 0, 255, Binding::function},
    {"mirrored", mirrored, Takes::one, 0, 255, Binding::function},
    {"name", name, Takes::positional, 1, 2, Binding::function},
    {"normalize", normalize, Takes::positional, 2, 2, Binding::function},
    {"numeric", numeric, Takes::positional, 1, 2, Binding::function},
};

Status fill(Runtime& rt, Module& module) {
  return Filler(rt, *module.dict).set("unidata_version", "14.0.0").status();
}

}  // namespace

const NativeModule kUnicodedataModule = {
    .name = "unicodedata",
    .functions = kFunctions,
    .fill = fill,
    .doc = "This module provides access to the Unicode Character Database."};

}  // namespace vitro::vm
