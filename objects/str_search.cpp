// Finding text in text, and replacing it.
#include <algorithm>

#include "objects/arguments.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "objects/str_methods.hpp"
#include "objects/tuple.hpp"

namespace vitro {

Fallible<SearchBounds> search_bounds(Runtime& rt, Object* start, Object* stop, std::size_t length) {
  const auto bound = [&](Object* given, std::size_t missing) -> Fallible<std::size_t> {
    if (!given || given == rt.none) return missing;
    if (!is_int(*given) && !given->type->slots.number.index)
      return rt.raise(*rt.types.type_error,
                      "slice indices must be integers or None or have an __index__ method");
    const Ref<Object> number = to_index(rt, *given);
    if (!number) return raised;
    const std::int64_t value = int_clamped(*number);
    if (value >= 0) return static_cast<std::size_t>(value);
    const auto signed_length = static_cast<std::int64_t>(length);
    return static_cast<std::size_t>(value < -signed_length ? 0 : value + signed_length);
  };
  const Fallible<std::size_t> from = bound(start, 0);
  if (!from) return raised;
  const Fallible<std::size_t> to = bound(stop, length);
  if (!to) return raised;
  return SearchBounds{*from, *to < length ? *to : length};
}

Fallible<SearchBounds> search_arguments(Runtime& rt, Arguments arguments, const char* owner,
                                        const char* name, std::size_t length) {
  if (arguments.keyword_names && arguments.keyword_names->length() != 0)
    return rt.raise(*rt.types.type_error, "%s.%s() takes no keyword arguments", owner, name);
  if (arguments.count < 1)
    return rt.raise(*rt.types.type_error, "%s() takes at least 1 argument (0 given)", name);
  if (arguments.count > 3)
    return rt.raise(*rt.types.type_error, "%s() takes at most 3 arguments (%d given)", name,
                    static_cast<int>(arguments.count));
  return search_bounds(rt, arguments.count > 1 ? &arguments[1] : nullptr,
                       arguments.count > 2 ? &arguments[2] : nullptr, length);
}

std::ptrdiff_t str_find_last(const Str& text, const Str& part, std::size_t from, std::size_t to) {
  if (from > to || to - from < part.length) return -1;
  if (part.length == 0) return static_cast<std::ptrdiff_t>(to);
  if (part.width() > text.width()) return -1;
  return with_points(text, [&](const auto* points) {
    return with_points(part, [&](const auto* part_points) -> std::ptrdiff_t {
      for (std::size_t i = to - part.length + 1; i-- > from;) {
        std::size_t k = 0;
        while (k < part.length &&
               static_cast<char32_t>(points[i + k]) == static_cast<char32_t>(part_points[k]))
          ++k;
        if (k == part.length) return static_cast<std::ptrdiff_t>(i);
      }
      return -1;
    });
  });
}

namespace {

// Position of the argument in `self`, by `find`; -1: absent; -2: raised.
template <class Find>
std::ptrdiff_t search(Runtime& rt, Object& self, Arguments arguments, const char* name,
                      Find&& find) {
  const auto& text = static_cast<Str&>(self);
  const Fallible<SearchBounds> bounds = search_arguments(rt, arguments, "str", name, text.length);
  if (!bounds) return -2;
  const Str* part = expect_str(rt, arguments[0]);
  if (!part) return -2;
  return find(text, *part, (*bounds).from, (*bounds).to);
}

Own<Object> position_or_error(Runtime& rt, std::ptrdiff_t position) {
  if (position == -2) return raised;
  if (position == -1) return rt.raise(*rt.types.value_error, "substring not found");
  return make_int(rt, position);
}

// Calls at(position) for each match, left to right, not overlapping, at most `most`; an empty part
// matches everywhere.
template <class At>
std::size_t for_each_match(const Str& text, const Str& part, std::size_t from, std::size_t to,
                           std::size_t most, At&& at) {
  std::size_t matches = 0;
  while (matches < most) {
    const std::ptrdiff_t position = str_find(text, part, from, to);
    if (position < 0) break;
    ++matches;
    at(static_cast<std::size_t>(position));
    from = static_cast<std::size_t>(position) + (part.length ? part.length : 1);
  }
  return matches;
}

}  // namespace

Own<Object> str_find_method(Runtime& rt, Object& self, Arguments arguments) {
  const std::ptrdiff_t position = search(rt, self, arguments, "find", str_find);
  return position == -2 ? Own<Object>() : Own<Object>(make_int(rt, position));
}
Own<Object> str_rfind(Runtime& rt, Object& self, Arguments arguments) {
  const std::ptrdiff_t position = search(rt, self, arguments, "rfind", str_find_last);
  return position == -2 ? Own<Object>() : Own<Object>(make_int(rt, position));
}
Own<Object> str_index(Runtime& rt, Object& self, Arguments arguments) {
  return position_or_error(rt, search(rt, self, arguments, "index", str_find));
}
Own<Object> str_rindex(Runtime& rt, Object& self, Arguments arguments) {
  return position_or_error(rt, search(rt, self, arguments, "rindex", str_find_last));
}

Own<Object> str_count(Runtime& rt, Object& self, Arguments arguments) {
  const auto count = [](const Str& text, const Str& part, std::size_t from,
                        std::size_t to) -> std::ptrdiff_t {
    const auto ignore = [](std::size_t) {};
    return static_cast<std::ptrdiff_t>(for_each_match(text, part, from, to, kLongestStr, ignore));
  };
  const std::ptrdiff_t matches = search(rt, self, arguments, "count", count);
  return matches == -2 ? Own<Object>() : Own<Object>(make_int(rt, matches));
}

namespace {

bool matches_at(const Str& text, const Str& part, std::size_t position) {
  if (part.width() > text.width()) return false;
  if (part.width() == text.width()) {
    const char* start = static_cast<const char*>(text.data()) + position * text.width();
    return std::memcmp(start, part.data(), part.length * part.width()) == 0;
  }
  for (std::size_t i = 0; i < part.length; ++i)
    if (text.at(position + i) != part.at(i)) return false;
  return true;
}

Own<Object> starts_or_ends(Runtime& rt, Object& self, Arguments arguments, const char* name,
                           bool at_end) {
  const auto& text = static_cast<Str&>(self);
  const Fallible<SearchBounds> bounds = search_arguments(rt, arguments, "str", name, text.length);
  if (!bounds) return raised;
  const auto [from, to] = *bounds;
  const auto matches = [&, from = from, to = to](const Str& part) {
    if (from > to || to - from < part.length) return false;
    return matches_at(text, part, at_end ? to - part.length : from);
  };
  if (is_str(arguments[0])) return make_bool(rt, matches(static_cast<Str&>(arguments[0])));
  if (!is_tuple(arguments[0]))
    return rt.raise(*rt.types.type_error, "%s first arg must be str or a tuple of str, not %T",
                    name, arguments[0].type);
  auto& parts = static_cast<Tuple&>(arguments[0]);
  for (std::uint32_t i = 0; i < parts.length(); ++i) {
    if (!is_str(parts[i]))
      return rt.raise(*rt.types.type_error, "tuple for %s must only contain str, not %T", name,
                      parts[i].type);
    if (matches(static_cast<Str&>(parts[i]))) return make_bool(rt, true);
  }
  return make_bool(rt, false);
}

}  // namespace

Own<Object> str_startswith(Runtime& rt, Object& self, Arguments arguments) {
  return starts_or_ends(rt, self, arguments, "startswith", false);
}
Own<Object> str_endswith(Runtime& rt, Object& self, Arguments arguments) {
  return starts_or_ends(rt, self, arguments, "endswith", true);
}

Own<Object> str_replace(Runtime& rt, Object& self, Arguments arguments) {
  auto& text = static_cast<Str&>(self);
  for (std::uint32_t i = 0; i < 2; ++i)
    if (!is_str(arguments[i]))
      return rt.raise(*rt.types.type_error, "replace() argument %d must be str, not %T",
                      static_cast<int>(i) + 1, arguments[i].type);
  const auto& old_part = static_cast<Str&>(arguments[0]);
  const auto& new_part = static_cast<Str&>(arguments[1]);
  std::size_t most = kLongestStr;
  if (arguments.count > 2) {
    const Fallible<std::int64_t> limit = size_argument(rt, arguments[2]);
    if (!limit) return raised;
    if (*limit >= 0) most = static_cast<std::size_t>(*limit);
  }
  std::size_t bytes_left_out = 0;
  const std::size_t matches =
      for_each_match(text, old_part, 0, text.length, most,
                     [&](std::size_t) { bytes_left_out += old_part.length; });
  if (matches == 0 || str_equal(old_part, new_part)) return exact_str(rt, text);
  std::size_t added, length;
  if (__builtin_mul_overflow(matches, new_part.length, &added) ||
      __builtin_add_overflow(text.length - bytes_left_out, added, &length) || length > kLongestStr)
    return rt.raise(*rt.types.overflow_error, "replace string is too long");
  // What remains of the text may be narrower than the text: then the builder finds the width.
  const bool same_width = widest_bound(text) <= widest_bound(new_part) || text.ascii();
  if (same_width) {
    const Own<Str> result =
        new_str(rt, length, std::max(widest_bound(text), widest_bound(new_part)));
    if (!result) return raised;
    std::size_t from = 0, position = 0;
    for_each_match(text, old_part, 0, text.length, most, [&](std::size_t match) {
      copy_points(*result, position, text, from, match - from);
      position += match - from;
      copy_points(*result, position, new_part);
      position += new_part.length;
      from = match + old_part.length;
    });
    copy_points(*result, position, text, from, text.length - from);
    return result;
  }
  StrBuilder out(rt);
  std::size_t from = 0;
  const auto add_between = [&](std::size_t to) {
    for (; from < to; ++from) out.add(text.at(from));
  };
  for_each_match(text, old_part, 0, text.length, most, [&](std::size_t match) {
    add_between(match);
    out.add(new_part);
    from = match + old_part.length;
  });
  add_between(text.length);
  return out.finish();
}

}  // namespace vitro
