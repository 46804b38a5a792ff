// Padding, tabs, and cutting off what stands at the ends.
#include <algorithm>

#include "objects/arguments.hpp"
#include "objects/int.hpp"
#include "objects/str_methods.hpp"
#include "objects/unicode.hpp"

namespace vitro {

namespace {

Own<Str> pad(Runtime& rt, Str& text, std::size_t left, std::size_t right, char32_t fill) {
  if (left == 0 && right == 0) return exact_str(rt, text);
  if (left > kLongestStr || right > kLongestStr) return rt.raise_memory_error();
  const Own<Str> padded =
      new_str(rt, left + text.length + right, std::max(widest_bound(text), fill));
  if (!padded) return raised;
  fill_points(padded->data(), padded->width(), fill, left);
  copy_points(*padded, left, text);
  fill_points(address_of_point(*padded, left + text.length), padded->width(), fill, right);
  return padded;
}

// Reads (width[, fillchar]); yields the padding wanted, 0 for a width that is less than the text.
Fallible<std::size_t> padding_arguments(Runtime& rt, const Str& text, Arguments arguments,
                                        char32_t* fill) {
  const Fallible<std::int64_t> width = size_argument(rt, arguments[0]);
  if (!width) return raised;
  *fill = ' ';
  if (arguments.count > 1) {
    if (!is_str(arguments[1]))
      return rt.raise(*rt.types.type_error,
                      "The fill character must be a unicode character, not %T", arguments[1].type);
    const auto& given = static_cast<Str&>(arguments[1]);
    if (given.length != 1)
      return rt.raise(*rt.types.type_error,
                      "The fill character must be exactly one character long");
    *fill = given.at(0);
  }
  const auto length = static_cast<std::int64_t>(text.length);
  return *width > length ? static_cast<std::size_t>(*width - length) : std::size_t{0};
}

}  // namespace

Own<Object> str_ljust(Runtime& rt, Object& self, Arguments arguments) {
  auto& text = static_cast<Str&>(self);
  char32_t fill = U' ';
  const Fallible<std::size_t> padding = padding_arguments(rt, text, arguments, &fill);
  if (!padding) return raised;
  return pad(rt, text, 0, *padding, fill);
}

Own<Object> str_rjust(Runtime& rt, Object& self, Arguments arguments) {
  auto& text = static_cast<Str&>(self);
  char32_t fill = U' ';
  const Fallible<std::size_t> padding = padding_arguments(rt, text, arguments, &fill);
  if (!padding) return raised;
  return pad(rt, text, *padding, 0, fill);
}

Own<Object> str_center(Runtime& rt, Object& self, Arguments arguments) {
  auto& text = static_cast<Str&>(self);
  char32_t fill = U' ';
  const Fallible<std::size_t> padding = padding_arguments(rt, text, arguments, &fill);
  if (!padding) return raised;
  // An odd space goes to the left when the whole width is odd.
  const std::size_t left = *padding / 2 + (*padding & (*padding + text.length) & 1);
  return pad(rt, text, left, *padding - left, fill);
}

Own<Object> str_zfill(Runtime& rt, Object& self, Arguments arguments) {
  auto& text = static_cast<Str&>(self);
  char32_t fill = U' ';
  const Fallible<std::size_t> padding = padding_arguments(rt, text, arguments, &fill);
  if (!padding) return raised;
  const Own<Str> padded = pad(rt, text, *padding, 0, '0');
  if (!padded || *padding == 0 || text.length == 0) return padded;
  if (const char32_t sign = text.at(0); sign == '+' || sign == '-') {
    str_put(*padded, 0, sign);
    str_put(*padded, *padding, '0');
  }
  return padded;
}

Own<Object> str_expandtabs(Runtime& rt, Object& self, Arguments arguments) {
  constexpr const char* kNames[] = {"tabsize"};
  Object* given[1] = {};
  if (!unpack(rt, arguments, {.function = "expandtabs", .names = kNames, .required = 0}, given))
    return raised;
  std::int64_t tab = 8;
  if (given[0]) {
    const Ref<Object> size = to_index(rt, *given[0]);
    if (!size) return raised;
    tab = int_clamped(*size);
    if (tab > 0x7fffffff || tab < -0x80000000ll)
      return rt.raise(*rt.types.overflow_error, "Python int too large to convert to C int");
  }
  const auto& text = static_cast<Str&>(self);
  StrBuilder out(rt);
  std::int64_t column = 0;
  for (std::size_t i = 0; i < text.length && !out.failed(); ++i) {
    const char32_t c = text.at(i);
    if (c == '\t') {
      if (tab <= 0) continue;
      const std::int64_t spaces = tab - column % tab;
      out.add_repeated(' ', static_cast<std::size_t>(spaces));
      column += spaces;
    } else {
      out.add(c);
      column = c == '\n' || c == '\r' ? 0 : column + 1;
    }
  }
  return out.finish();
}

// ---- cutting ----

namespace {

Own<Object> strip(Runtime& rt, Object& self, Arguments arguments, const char* name, bool left,
                  bool right) {
  auto& text = static_cast<Str&>(self);
  const auto strip_by = [&](auto&& drop) {
    std::size_t from = 0, to = text.length;
    if (left)
      while (from < to && drop(text.at(from))) ++from;
    if (right)
      while (to > from && drop(text.at(to - 1))) --to;
    return str_slice(rt, text, from, to);
  };
  if (arguments.count == 0 || &arguments[0] == rt.none) return strip_by(unicode::is_space);
  if (!is_str(arguments[0]))
    return rt.raise(*rt.types.type_error, "%s arg must be None or str", name);
  const auto& set = static_cast<Str&>(arguments[0]);
  return strip_by([&set](char32_t c) {
    for (std::size_t i = 0; i < set.length; ++i)
      if (set.at(i) == c) return true;
    return false;
  });
}

// Is `part` the beginning (end) of `text`?
bool has_at_end(const Str& text, const Str& part, bool end) {
  if (part.length > text.length) return false;
  const std::size_t offset = end ? text.length - part.length : 0;
  for (std::size_t i = 0; i < part.length; ++i)
    if (text.at(offset + i) != part.at(i)) return false;
  return true;
}

}  // namespace

Own<Object> str_strip(Runtime& rt, Object& self, Arguments arguments) {
  return strip(rt, self, arguments, "strip", true, true);
}
Own<Object> str_lstrip(Runtime& rt, Object& self, Arguments arguments) {
  return strip(rt, self, arguments, "lstrip", true, false);
}
Own<Object> str_rstrip(Runtime& rt, Object& self, Arguments arguments) {
  return strip(rt, self, arguments, "rstrip", false, true);
}

Own<Object> str_removeprefix(Runtime& rt, Object& self, Arguments arguments) {
  auto& text = static_cast<Str&>(self);
  if (!is_str(arguments[0]))
    return rt.raise(*rt.types.type_error, "removeprefix() argument must be str, not %T",
                    arguments[0].type);
  const auto& prefix = static_cast<Str&>(arguments[0]);
  return str_slice(rt, text, has_at_end(text, prefix, false) ? prefix.length : 0, text.length);
}

Own<Object> str_removesuffix(Runtime& rt, Object& self, Arguments arguments) {
  auto& text = static_cast<Str&>(self);
  if (!is_str(arguments[0]))
    return rt.raise(*rt.types.type_error, "removesuffix() argument must be str, not %T",
                    arguments[0].type);
  const auto& suffix = static_cast<Str&>(arguments[0]);
  return str_slice(rt, text, 0, text.length - (has_at_end(text, suffix, true) ? suffix.length : 0));
}

}  // namespace vitro
