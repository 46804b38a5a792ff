// Taking bytes apart, joining them, and cutting off what stands at their ends.
#include <algorithm>

#include "objects/arguments.hpp"
#include "objects/bytes_methods.hpp"
#include "objects/exception.hpp"
#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "objects/tuple.hpp"

namespace vitro {

namespace {

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

Status append(Runtime& rt, List& list, std::string_view piece) {
  const Own<Bytes> bytes = make_bytes(rt, piece);
  if (!bytes) return raised;
  return list_append(rt, list, bytes);
}

Status split_spaces(Runtime& rt, List& list, std::string_view octets, std::size_t most,
                    bool from_end) {
  for (;;) {
    while (!octets.empty() && is_space(from_end ? octets.back() : octets.front()))
      from_end ? octets.remove_suffix(1) : octets.remove_prefix(1);
    if (octets.empty()) return ok;
    if (list.length == most) break;
    std::size_t size = 0;
    while (size < octets.size() && !is_space(octets[from_end ? octets.size() - 1 - size : size]))
      ++size;
    if (!append(rt, list, octets.substr(from_end ? octets.size() - size : 0, size))) return raised;
    from_end ? octets.remove_suffix(size) : octets.remove_prefix(size);
  }
  return append(rt, list, octets);
}

Status split_at(Runtime& rt, List& list, std::string_view octets, std::string_view separator,
                std::size_t most, bool from_end) {
  while (list.length < most) {
    const std::size_t at = from_end ? octets.rfind(separator) : octets.find(separator);
    if (at == octets.npos) break;
    const std::string_view before = octets.substr(0, at),
                           after = octets.substr(at + separator.size());
    if (!append(rt, list, from_end ? after : before)) return raised;
    octets = from_end ? before : after;
  }
  return append(rt, list, octets);
}

Own<Object> split(Runtime& rt, Object& self, Arguments arguments, const char* name, bool from_end) {
  constexpr const char* kNames[] = {"sep", "maxsplit"};
  Object* given[2] = {};
  if (!unpack(rt, arguments, {.function = name, .names = kNames, .required = 0}, given))
    return raised;
  std::size_t most = static_cast<std::size_t>(-1);
  if (given[1]) {
    const Fallible<std::int64_t> limit = size_argument(rt, *given[1]);
    if (!limit) return raised;
    if (*limit >= 0) most = static_cast<std::size_t>(*limit);
  }
  const std::string_view octets = static_cast<Bytes&>(self).view();
  Ref<List> list = new_list(rt);
  if (!list) return raised;
  if (!given[0] || given[0] == rt.none) {
    if (!split_spaces(rt, *list, octets, most, from_end)) return raised;
  } else {
    const Bytes* separator = expect_bytes(rt, *given[0]);
    if (!separator) return raised;
    if (separator->length == 0) return rt.raise(*rt.types.value_error, "empty separator");
    if (!split_at(rt, *list, octets, separator->view(), most, from_end)) return raised;
  }
  if (from_end) std::reverse(list->items, list->items + list->length);
  return list.release();
}

Own<Object> partition(Runtime& rt, Object& self, Object& argument, bool last) {
  Bytes* separator = expect_bytes(rt, argument);
  if (!separator) return raised;
  if (separator->length == 0) return rt.raise(*rt.types.value_error, "empty separator");
  const std::string_view octets = static_cast<Bytes&>(self).view();
  const std::size_t at = last ? octets.rfind(separator->view()) : octets.find(separator->view());
  const Ref<Bytes> empty = make_bytes(rt, "");
  if (!empty) return raised;
  if (at == octets.npos)
    return last ? make_tuple(rt, {empty.get(), empty.get(), &self})
                : make_tuple(rt, {&self, empty.get(), empty.get()});
  const Ref<Bytes> before = make_bytes(rt, octets.substr(0, at));
  const Ref<Bytes> after = make_bytes(rt, octets.substr(at + separator->length));
  if (!before || !after) return raised;
  return make_tuple(rt, {before.get(), separator, after.get()});
}

Own<Object> strip(Runtime& rt, Object& self, Arguments arguments, bool left, bool right) {
  std::string_view octets = static_cast<Bytes&>(self).view();
  const Bytes* set = nullptr;
  if (arguments.count > 0 && &arguments[0] != rt.none) {
    set = expect_bytes(rt, arguments[0]);
    if (!set) return raised;
  }
  const auto drop = [set](char c) {
    return set ? set->view().find(c) != std::string_view::npos : is_space(c);
  };
  while (left && !octets.empty() && drop(octets.front())) octets.remove_prefix(1);
  while (right && !octets.empty() && drop(octets.back())) octets.remove_suffix(1);
  if (octets.size() == static_cast<Bytes&>(self).length) return own(self);
  return make_bytes(rt, octets);
}

}  // namespace

Own<Object> bytes_split(Runtime& rt, Object& self, Arguments arguments) {
  return split(rt, self, arguments, "split", false);
}
Own<Object> bytes_rsplit(Runtime& rt, Object& self, Arguments arguments) {
  return split(rt, self, arguments, "rsplit", true);
}
Own<Object> bytes_partition(Runtime& rt, Object& self, Arguments arguments) {
  return partition(rt, self, arguments[0], false);
}
Own<Object> bytes_rpartition(Runtime& rt, Object& self, Arguments arguments) {
  return partition(rt, self, arguments[0], true);
}
Own<Object> bytes_strip(Runtime& rt, Object& self, Arguments arguments) {
  return strip(rt, self, arguments, true, true);
}
Own<Object> bytes_lstrip(Runtime& rt, Object& self, Arguments arguments) {
  return strip(rt, self, arguments, true, false);
}
Own<Object> bytes_rstrip(Runtime& rt, Object& self, Arguments arguments) {
  return strip(rt, self, arguments, false, true);
}

Own<Object> bytes_removeprefix(Runtime& rt, Object& self, Arguments arguments) {
  const Bytes* prefix = expect_bytes(rt, arguments[0]);
  if (!prefix) return raised;
  const std::string_view octets = static_cast<Bytes&>(self).view();
  if (!octets.starts_with(prefix->view())) return own(self);
  return make_bytes(rt, octets.substr(prefix->length));
}

Own<Object> bytes_removesuffix(Runtime& rt, Object& self, Arguments arguments) {
  const Bytes* suffix = expect_bytes(rt, arguments[0]);
  if (!suffix) return raised;
  const std::string_view octets = static_cast<Bytes&>(self).view();
  if (!octets.ends_with(suffix->view())) return own(self);
  return make_bytes(rt, octets.substr(0, octets.size() - suffix->length));
}

Own<Object> bytes_splitlines(Runtime& rt, Object& self, Arguments arguments) {
  constexpr const char* kNames[] = {"keepends"};
  Object* given[1] = {};
  if (!unpack(rt, arguments, {.function = "splitlines", .names = kNames, .required = 0}, given))
    return raised;
  const Fallible<std::int64_t> keep =
      given[0] ? size_argument(rt, *given[0]) : Fallible<std::int64_t>(0);
  if (!keep) return raised;
  std::string_view octets = static_cast<Bytes&>(self).view();
  Ref<List> list = new_list(rt);
  if (!list) return raised;
  while (!octets.empty()) {
    const std::size_t end = std::min(octets.find_first_of("\r\n"), octets.size());
    const std::size_t next =
        end == octets.size() ? end : end + (octets.substr(end, 2) == "\r\n" ? 2 : 1);
    if (!append(rt, *list, octets.substr(0, *keep ? next : end))) return raised;
    octets.remove_prefix(next);
  }
  return list.release();
}

Own<Object> bytes_join(Runtime& rt, Object& self, Arguments arguments) {
  const std::string_view separator = static_cast<Bytes&>(self).view();
  const Ref<Object> iterator = get_iterator(rt, arguments[0]);
  if (!iterator) {
    if (!pending_matches(rt, *rt.types.type_error)) return raised;
    rt.clear_pending();
    return rt.raise(*rt.types.type_error, "can only join an iterable");
  }
  const Ref<Tuple> items = tuple_from_iterable(rt, *iterator);
  if (!items) return raised;
  std::size_t length = items->length() > 1 ? separator.size() * (items->length() - 1) : 0;
  for (std::uint32_t i = 0; i < items->length(); ++i) {
    Object& item = (*items)[i];
    if (!is_bytes(item))
      return rt.raise(*rt.types.type_error,
                      "sequence item %u: expected a bytes-like object, %T found", i, item.type);
    length += static_cast<Bytes&>(item).length;
  }
  if (items->length() == 1) return own((*items)[0]);
  const Own<Bytes> joined = new_bytes(rt, length);
  if (!joined) return raised;
  char* out = joined->data();
  for (std::uint32_t i = 0; i < items->length(); ++i) {
    if (i > 0) out = std::copy(separator.begin(), separator.end(), out);
    const std::string_view item = static_cast<Bytes&>((*items)[i]).view();
    out = std::copy(item.begin(), item.end(), out);
  }
  return joined;
}

}  // namespace vitro
