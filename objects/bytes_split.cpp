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

// Gathers pieces of the kind of `self`.
struct Pieces {
  Runtime& rt;
  const Object& self;
  List& list;

  Status append(std::string_view piece) {
    const Own<Object> made = make_octets_like(rt, self, piece);
    if (!made) return raised;
    return list_append(rt, list, made);
  }
};

Status split_spaces(Pieces pieces, std::string_view octets, std::size_t most, bool from_end) {
  List& list = pieces.list;
  for (;;) {
    while (!octets.empty() && is_space(from_end ? octets.back() : octets.front()))
      from_end ? octets.remove_suffix(1) : octets.remove_prefix(1);
    if (octets.empty()) return ok;
    if (list.length == most) break;
    std::size_t size = 0;
    while (size < octets.size() && !is_space(octets[from_end ? octets.size() - 1 - size : size]))
      ++size;
    if (!pieces.append(octets.substr(from_end ? octets.size() - size : 0, size))) return raised;
    from_end ? octets.remove_suffix(size) : octets.remove_prefix(size);
  }
  return pieces.append(octets);
}

Status split_at(Pieces pieces, std::string_view octets, std::string_view separator,
                std::size_t most, bool from_end) {
  while (pieces.list.length < most) {
    const std::size_t at = from_end ? octets.rfind(separator) : octets.find(separator);
    if (at == octets.npos) break;
    const std::string_view before = octets.substr(0, at),
                           after = octets.substr(at + separator.size());
    if (!pieces.append(from_end ? after : before)) return raised;
    octets = from_end ? before : after;
  }
  return pieces.append(octets);
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
  const SelfOctets octets(self);
  Ref<List> list = new_list(rt);
  if (!list) return raised;
  const Pieces pieces{rt, self, *list};
  if (!given[0] || given[0] == rt.none) {
    if (!split_spaces(pieces, octets.view(), most, from_end)) return raised;
  } else {
    Lent separator(rt);
    if (!separator.open(*given[0])) return raised;
    if (separator.size() == 0) return rt.raise(*rt.types.value_error, "empty separator");
    if (!split_at(pieces, octets.view(), separator.view(), most, from_end)) return raised;
  }
  if (from_end) std::reverse(list->items, list->items + list->length);
  return list.release();
}

Own<Object> partition(Runtime& rt, Object& self, Object& argument, bool last) {
  const SelfOctets held(self);
  Lent separator(rt);
  if (!separator.open(argument)) return raised;
  if (separator.size() == 0) return rt.raise(*rt.types.value_error, "empty separator");
  const std::string_view octets = held.view();
  const std::size_t at = last ? octets.rfind(separator.view()) : octets.find(separator.view());
  const bool found = at != octets.npos;
  // bytes answer with the very objects they were given, bytearrays with copies.
  const auto piece = [&](std::string_view text) { return make_octets_like(rt, self, text); };
  const bool shares = self.type == rt.types.bytes;
  const Ref<Object> whole = found ? Own<Object>() : same_octets(rt, self);
  const Ref<Object> before = piece(found ? octets.substr(0, at) : "");
  const Ref<Object> between = !found ? piece("") : shares ? own(argument) : piece(separator.view());
  const Ref<Object> after = piece(found ? octets.substr(at + separator.size()) : "");
  if ((!found && !whole) || !before || !between || !after) return raised;
  if (found) return make_tuple(rt, {before.get(), between.get(), after.get()});
  return last ? make_tuple(rt, {before.get(), between.get(), whole.get()})
              : make_tuple(rt, {whole.get(), between.get(), after.get()});
}

Own<Object> strip(Runtime& rt, Object& self, Arguments arguments, bool left, bool right) {
  const SelfOctets held(self);
  std::string_view octets = held.view();
  Lent set(rt);
  const bool spaces = arguments.count == 0 || &arguments[0] == rt.none;
  if (!spaces && !set.open(arguments[0])) return raised;
  const auto drop = [&](char c) {
    return spaces ? is_space(c) : set.view().find(c) != std::string_view::npos;
  };
  while (left && !octets.empty() && drop(octets.front())) octets.remove_prefix(1);
  while (right && !octets.empty() && drop(octets.back())) octets.remove_suffix(1);
  if (octets.size() == held.view().size()) return same_octets(rt, self);
  return make_octets_like(rt, self, octets);
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
  const SelfOctets octets(self);
  Lent prefix(rt);
  if (!prefix.open(arguments[0])) return raised;
  if (!octets.view().starts_with(prefix.view())) return same_octets(rt, self);
  return make_octets_like(rt, self, octets.view().substr(prefix.size()));
}

Own<Object> bytes_removesuffix(Runtime& rt, Object& self, Arguments arguments) {
  const SelfOctets octets(self);
  Lent suffix(rt);
  if (!suffix.open(arguments[0])) return raised;
  if (!octets.view().ends_with(suffix.view())) return same_octets(rt, self);
  return make_octets_like(rt, self, octets.view().substr(0, octets.view().size() - suffix.size()));
}

Own<Object> bytes_splitlines(Runtime& rt, Object& self, Arguments arguments) {
  constexpr const char* kNames[] = {"keepends"};
  Object* given[1] = {};
  if (!unpack(rt, arguments, {.function = "splitlines", .names = kNames, .required = 0}, given))
    return raised;
  const Fallible<std::int64_t> keep =
      given[0] ? int_argument(rt, *given[0]) : Fallible<std::int64_t>(0);
  if (!keep) return raised;
  const SelfOctets held(self);
  std::string_view octets = held.view();
  Ref<List> list = new_list(rt);
  if (!list) return raised;
  Pieces pieces{rt, self, *list};
  while (!octets.empty()) {
    const std::size_t end = std::min(octets.find_first_of("\r\n"), octets.size());
    const std::size_t next =
        end == octets.size() ? end : end + (octets.substr(end, 2) == "\r\n" ? 2 : 1);
    if (!pieces.append(octets.substr(0, *keep ? next : end))) return raised;
    octets.remove_prefix(next);
  }
  return list.release();
}

namespace {

// Appends every item of `items` to `out`, the separator between them.
Status join_into(Runtime& rt, Tuple& items, std::string_view separator, char* out) {
  for (std::uint32_t i = 0; i < items.length(); ++i) {
    if (i > 0) out = std::copy(separator.begin(), separator.end(), out);
    Lent item(rt);
    if (!item.open(items[i])) return raised;
    out = std::copy(item.view().begin(), item.view().end(), out);
  }
  return ok;
}

}  // namespace

Own<Object> bytes_join(Runtime& rt, Object& self, Arguments arguments) {
  const SelfOctets held(self);
  const std::string_view separator = held.view();
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
    if (!lends_memory(item))
      return rt.raise(*rt.types.type_error,
                      "sequence item %u: expected a bytes-like object, %T found", i, item.type);
    Lent octets(rt);
    if (!octets.open(item)) return raised;
    length += octets.size();
  }
  if (items->length() == 1 && self.type == rt.types.bytes && (*items)[0].type == rt.types.bytes)
    return own((*items)[0]);
  char* out = nullptr;
  Ref<Object> joined = new_octets_like(rt, self, length, out);
  if (!joined || !join_into(rt, *items, separator, out)) return raised;
  return joined.release();
}

}  // namespace vitro
