// Taking text apart into lists and tuples, and joining it.
#include <algorithm>

#include "objects/arguments.hpp"
#include "objects/exception.hpp"
#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "objects/str_methods.hpp"
#include "objects/tuple.hpp"
#include "objects/unicode.hpp"

namespace vitro {

// ---- join ----

namespace {

Own<Str> join_items(Runtime& rt, Str& separator, Object* const* items, std::size_t count) {
  if (count == 0) return make_str(rt, "");
  std::size_t length = separator.length * (count - 1);
  char32_t widest = count > 1 && separator.length ? widest_bound(separator) : 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (!is_str(*items[i]))
      return rt.raise(*rt.types.type_error, "sequence item %zu: expected str instance, %T found", i,
                      items[i]->type);
    const auto& item = static_cast<const Str&>(*items[i]);
    length += item.length;
    widest = std::max(widest, widest_bound(item));
    if (length > kLongestStr) return rt.raise_memory_error();
  }
  if (count == 1) return exact_str(rt, static_cast<Str&>(*items[0]));
  const Own<Str> joined = new_str(rt, length, widest);
  if (!joined) return raised;
  std::size_t position = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0 && separator.length) {
      copy_points(*joined, position, separator);
      position += separator.length;
    }
    const auto& item = static_cast<const Str&>(*items[i]);
    copy_points(*joined, position, item);
    position += item.length;
  }
  return joined;
}

}  // namespace

Own<Str> str_join(Runtime& rt, Str& separator, Object& iterable) {
  if (iterable.type == rt.types.list) {
    const auto& list = static_cast<List&>(iterable);
    return join_items(rt, separator, list.items, list.length);
  }
  if (iterable.type == rt.types.tuple) {
    auto& tuple = static_cast<Tuple&>(iterable);
    return join_items(rt, separator, tuple.items(), tuple.length());
  }
  const Ref<Object> iterator = get_iterator(rt, iterable);
  if (!iterator) {
    if (!pending_matches(rt, *rt.types.type_error)) return raised;
    rt.clear_pending();
    return rt.raise(*rt.types.type_error, "can only join an iterable");
  }
  const Ref<Tuple> items = tuple_from_iterable(rt, *iterator);
  if (!items) return raised;
  return join_items(rt, separator, items->items(), items->length());
}

Own<Object> str_join_method(Runtime& rt, Object& self, Arguments arguments) {
  return str_join(rt, static_cast<Str&>(self), arguments[0]);
}

// ---- split ----

namespace {

Status append_slice(Runtime& rt, List& list, Str& text, std::size_t from, std::size_t to) {
  const Own<Str> piece = str_slice(rt, text, from, to);
  if (!piece) return raised;
  return list_append(rt, list, piece);
}

// The list is then in the order of the text, though it was filled from its end.
void reverse(List& list) { std::reverse(list.items, list.items + list.length); }

Status split_spaces(Runtime& rt, List& list, Str& text, std::size_t most) {
  std::size_t i = 0;
  const auto is_space = [&text](std::size_t k) { return unicode::is_space(text.at(k)); };
  for (;;) {
    while (i < text.length && is_space(i)) ++i;
    if (i == text.length) return ok;
    if (list.length == most) break;
    const std::size_t from = i;
    while (i < text.length && !is_space(i)) ++i;
    if (!append_slice(rt, list, text, from, i)) return raised;
  }
  return append_slice(rt, list, text, i, text.length);  // trailing spaces stay
}

Status rsplit_spaces(Runtime& rt, List& list, Str& text, std::size_t most) {
  std::size_t i = text.length;
  const auto is_space = [&text](std::size_t k) { return unicode::is_space(text.at(k)); };
  for (;;) {
    while (i > 0 && is_space(i - 1)) --i;
    if (i == 0) return ok;
    if (list.length == most) break;
    const std::size_t to = i;
    while (i > 0 && !is_space(i - 1)) --i;
    if (!append_slice(rt, list, text, i, to)) return raised;
  }
  return append_slice(rt, list, text, 0, i);
}

Status split_at(Runtime& rt, List& list, Str& text, const Str& separator, std::size_t most) {
  std::size_t from = 0;
  while (list.length < most) {
    const std::ptrdiff_t position = str_find(text, separator, from, text.length);
    if (position < 0) break;
    if (!append_slice(rt, list, text, from, static_cast<std::size_t>(position))) return raised;
    from = static_cast<std::size_t>(position) + separator.length;
  }
  return append_slice(rt, list, text, from, text.length);
}

Status rsplit_at(Runtime& rt, List& list, Str& text, const Str& separator, std::size_t most) {
  std::size_t to = text.length;
  while (list.length < most) {
    const std::ptrdiff_t position = str_find_last(text, separator, 0, to);
    if (position < 0) break;
    if (!append_slice(rt, list, text, static_cast<std::size_t>(position) + separator.length, to))
      return raised;
    to = static_cast<std::size_t>(position);
  }
  return append_slice(rt, list, text, 0, to);
}

Own<Object> split(Runtime& rt, Object& self, Arguments arguments, const char* name, bool from_end) {
  constexpr const char* kNames[] = {"sep", "maxsplit"};
  Object* given[2] = {};
  if (!unpack(rt, arguments, {.function = name, .names = kNames, .required = 0}, given))
    return raised;
  std::size_t most = kLongestStr;
  if (given[1]) {
    const Fallible<std::int64_t> limit = size_argument(rt, *given[1]);
    if (!limit) return raised;
    if (*limit >= 0) most = static_cast<std::size_t>(*limit);
  }
  auto& text = static_cast<Str&>(self);
  Ref<List> list = new_list(rt);
  if (!list) return raised;
  if (!given[0] || given[0] == rt.none) {
    if (!(from_end ? rsplit_spaces : split_spaces)(rt, *list, text, most)) return raised;
  } else {
    if (!is_str(*given[0]))
      return rt.raise(*rt.types.type_error, "must be str or None, not %T", given[0]->type);
    const auto& separator = static_cast<Str&>(*given[0]);
    if (separator.length == 0) return rt.raise(*rt.types.value_error, "empty separator");
    if (!(from_end ? rsplit_at : split_at)(rt, *list, text, separator, most)) return raised;
  }
  if (from_end) reverse(*list);
  return list.release();
}

}  // namespace

Own<Object> str_split(Runtime& rt, Object& self, Arguments arguments) {
  return split(rt, self, arguments, "split", false);
}
Own<Object> str_rsplit(Runtime& rt, Object& self, Arguments arguments) {
  return split(rt, self, arguments, "rsplit", true);
}

Own<Object> str_splitlines(Runtime& rt, Object& self, Arguments arguments) {
  constexpr const char* kNames[] = {"keepends"};
  Object* given[1] = {};
  if (!unpack(rt, arguments, {.function = "splitlines", .names = kNames, .required = 0}, given))
    return raised;
  bool keep = false;
  if (given[0]) {
    const Fallible<std::int64_t> value = size_argument(rt, *given[0]);
    if (!value) return raised;
    keep = *value != 0;
  }
  auto& text = static_cast<Str&>(self);
  Ref<List> list = new_list(rt);
  if (!list) return raised;
  for (std::size_t from = 0; from < text.length;) {
    std::size_t to = from;
    while (to < text.length && !unicode::is_line_break(text.at(to))) ++to;
    std::size_t next = to;
    if (next < text.length)
      next += text.at(to) == '\r' && to + 1 < text.length && text.at(to + 1) == '\n' ? 2 : 1;
    if (!append_slice(rt, *list, text, from, keep ? next : to)) return raised;
    from = next;
  }
  return list.release();
}

namespace {

Own<Object> partition(Runtime& rt, Object& self, Object& argument, bool last) {
  auto& text = static_cast<Str&>(self);
  Str* separator = expect_str(rt, argument);
  if (!separator) return raised;
  if (separator->length == 0) return rt.raise(*rt.types.value_error, "empty separator");
  const std::ptrdiff_t found = (last ? str_find_last : str_find)(text, *separator, 0, text.length);
  const Ref<Str> empty = make_str(rt, "");
  if (!empty) return raised;
  if (found < 0)
    return last ? make_tuple(rt, {empty.get(), empty.get(), &self})
                : make_tuple(rt, {&self, empty.get(), empty.get()});
  const auto position = static_cast<std::size_t>(found);
  const Ref<Str> before = str_slice(rt, text, 0, position);
  const Ref<Str> after = str_slice(rt, text, position + separator->length, text.length);
  if (!before || !after) return raised;
  return make_tuple(rt, {before.get(), separator, after.get()});
}

}  // namespace

Own<Object> str_partition(Runtime& rt, Object& self, Arguments arguments) {
  return partition(rt, self, arguments[0], false);
}
Own<Object> str_rpartition(Runtime& rt, Object& self, Arguments arguments) {
  return partition(rt, self, arguments[0], true);
}

}  // namespace vitro
