// list: a growable array of references in a buffer of its own.
#pragma once

#include "objects/ref.hpp"
#include "objects/type.hpp"

namespace vitro {

struct List : Object {
  Object** items;
  std::size_t length;
  std::size_t capacity;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    for (std::size_t i = 0; i < length; ++i) visitor.index(items[i], i);
    visitor.buffer(items, capacity * sizeof(Object*), "items");
  }
};
static_assert(sizeof(List) == 40);

extern const TypeSpec kListType;

[[nodiscard]] inline bool is_list(const Object& object) { return has_flag(object, kTypeList); }
Own<List> new_list(Runtime& rt, std::size_t capacity = 0);                         // length 0
Own<List> list_from_array(Runtime& rt, Object* const* items, std::size_t length);  // retains each
Status list_append_slowly(Runtime& rt, List& list, Own<Object> item);
inline Status list_append(Runtime& rt, List& list, Own<Object> item) {  // steals, also on failure
  if (list.length >= list.capacity) [[unlikely]]
    return list_append_slowly(rt, list, item);
  list.items[list.length++] = item.get();
  return ok;
}
Status list_insert(Runtime& rt, List& list, std::size_t position, Own<Object> item);
// Adds every item of `iterable`; `list` itself is allowed. TypeError if it is not iterable.
Status list_extend(Runtime& rt, List& list, Object& iterable);
// Makes room for at least `capacity` items.
Status list_reserve(Runtime& rt, List& list, std::size_t capacity);
// Stable sort as list.sort(key=, reverse=); `key` may be null.
Status list_sort(Runtime& rt, List& list, Object* key, bool reverse);
void list_clear(Runtime& rt, List& list);
// Whether `method` is list.append.
[[nodiscard]] bool is_list_append(const NativeMethod& method);

}  // namespace vitro
