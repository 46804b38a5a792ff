// The methods of list.
#include <algorithm>

#include "objects/arguments.hpp"
#include "objects/built_in.hpp"
#include "objects/generic_alias.hpp"
#include "objects/iterators_builtin.hpp"
#include "objects/list_items.hpp"

namespace vitro {
namespace {

List& list_of(Object& object) { return static_cast<List&>(object); }
Own<Object> none(Runtime& rt) { return own(*rt.none); }

Own<Object> list_append_method(Runtime& rt, Object& self, Arguments arguments) {
  if (!list_append(rt, list_of(self), own(arguments[0]))) return raised;
  return none(rt);
}

Own<Object> list_extend_method(Runtime& rt, Object& self, Arguments arguments) {
  if (!list_extend(rt, list_of(self), arguments[0])) return raised;
  return none(rt);
}

Own<Object> list_insert_method(Runtime& rt, Object& self, Arguments arguments) {
  List& list = list_of(self);
  if (!is_index(arguments[0])) return to_index(rt, arguments[0]);
  const auto index = size_argument(rt, arguments[0]);
  if (!index) return raised;
  const auto length = static_cast<std::int64_t>(list.length);
  const std::int64_t position =
      *index < 0 ? std::max<std::int64_t>(*index + length, 0) : std::min(*index, length);
  if (!list_insert(rt, list, static_cast<std::size_t>(position), own(arguments[1]))) return raised;
  return none(rt);
}

Own<Object> list_pop(Runtime& rt, Object& self, Arguments arguments) {
  List& list = list_of(self);
  std::int64_t index = -1;
  if (arguments.count) {
    if (!is_index(arguments[0])) return to_index(rt, arguments[0]);
    const auto given = size_argument(rt, arguments[0]);
    if (!given) return raised;
    index = *given;
  }
  if (list.length == 0) return rt.raise(*rt.types.index_error, "pop from empty list");
  const std::int64_t position = index < 0 ? index + static_cast<std::int64_t>(list.length) : index;
  if (static_cast<std::uint64_t>(position) >= list.length)
    return rt.raise(*rt.types.index_error, "pop index out of range");
  return take_at(list, static_cast<std::size_t>(position));
}

Own<Object> list_remove(Runtime& rt, Object& self, Arguments arguments) {
  List& list = list_of(self);
  for (std::size_t i = 0; i < list.length; ++i) {
    const auto same = item_equals(rt, list, i, arguments[0]);
    if (!same) return raised;
    if (!*same) continue;
    // __eq__ may have shortened the list.
    if (i < list.length) release(take_at(list, i));
    return none(rt);
  }
  return rt.raise(*rt.types.value_error, "list.remove(x): x not in list");
}

Own<Object> list_clear_method(Runtime& rt, Object& self, Arguments) {
  list_clear(rt, list_of(self));
  return none(rt);
}

Own<Object> list_copy(Runtime& rt, Object& self, Arguments) {
  return list_from_array(rt, list_of(self).items, list_of(self).length);
}

Own<Object> list_index(Runtime& rt, Object& self, Arguments arguments) {
  List& list = list_of(self);
  std::size_t bounds[2] = {0, SIZE_MAX};
  for (std::uint32_t i = 1; i < arguments.count; ++i) {
    const auto bound = search_bound(rt, arguments[i], list.length);
    if (!bound) return raised;
    bounds[i - 1] = *bound;
  }
  for (std::size_t i = bounds[0]; i < bounds[1] && i < list.length; ++i) {
    const auto same = item_equals(rt, list, i, arguments[0]);
    if (!same) return raised;
    if (*same) return make_int(rt, static_cast<std::int64_t>(i));
  }
  return rt.raise(*rt.types.value_error, "%R is not in list", &arguments[0]);
}

Own<Object> list_count(Runtime& rt, Object& self, Arguments arguments) {
  List& list = list_of(self);
  std::int64_t count = 0;
  for (std::size_t i = 0; i < list.length; ++i) {
    const auto same = item_equals(rt, list, i, arguments[0]);
    if (!same) return raised;
    count += *same;
  }
  return make_int(rt, count);
}

Own<Object> list_reverse(Runtime& rt, Object& self, Arguments) {
  List& list = list_of(self);
  std::reverse(list.items, list.items + list.length);
  return none(rt);
}

Own<Object> list_sort_method(Runtime& rt, Object& self, Arguments arguments) {
  static constexpr const char* kNames[] = {"key", "reverse"};
  Object* given[2];
  if (!unpack(rt, arguments,
              {.function = "sort", .names = kNames, .required = 0, .keyword_only = 2}, given))
    return raised;
  bool reverse = false;
  if (given[1]) {
    if (!is_index(*given[1])) return to_index(rt, *given[1]);
    const auto value = index_value(rt, *given[1], rt.types.overflow_error);
    if (!value) return raised;
    reverse = *value != 0;
  }
  if (!list_sort(rt, list_of(self), given[0] == rt.none ? nullptr : given[0], reverse))
    return raised;
  return none(rt);
}

Own<Object> list_reversed(Runtime& rt, Object& self, Arguments) {
  return make_reversed_list(rt, self);
}

Own<Object> list_sizeof(Runtime& rt, Object& self, Arguments) {
  return make_int(rt, static_cast<std::int64_t>(self.type->basic_size +
                                                list_of(self).capacity * sizeof(Object*)));
}

}  // namespace

const NativeMethod kListMethods[14] = {
    kClassGetitem,
    {"append", list_append_method, Takes::one},
    {"clear", list_clear_method, Takes::nothing},
    {"copy", list_copy, Takes::nothing},
    {"count", list_count, Takes::one},
    {"extend", list_extend_method, Takes::one},
    {"index", list_index, Takes::positional, 1, 3},
    {"insert", list_insert_method, Takes::positional, 2, 2},
    {"pop", list_pop, Takes::positional, 0, 1},
    {"remove", list_remove, Takes::one},
    {"reverse", list_reverse, Takes::nothing},
    {"sort", list_sort_method},
    {"__reversed__", list_reversed, Takes::nothing},
    {"__sizeof__", list_sizeof, Takes::nothing},
};

bool is_list_append(const NativeMethod& method) { return method.function == list_append_method; }

}  // namespace vitro
