// list: storage and growth. The type object is in list_type.cpp, its methods in list_methods.cpp.
#include "objects/list.hpp"

#include <algorithm>
#include <cstring>

#include "objects/operations.hpp"
#include "objects/runtime.hpp"
#include "objects/tuple.hpp"

namespace vitro {
namespace {

constexpr std::size_t kLongestList = PTRDIFF_MAX / sizeof(Object*);

// Grows by half while small and by a quarter once copying is the smaller part of the cost.
std::size_t grown(std::size_t length) {
  if (length < 4) return 4;
  const std::size_t more = length < (std::size_t{1} << 17) ? length / 2 : length / 4;
  return (length + more + 3) & ~std::size_t{3};
}

Status set_capacity(Runtime& rt, List& list, std::size_t capacity) {
  if (capacity > kLongestList) return rt.raise_memory_error();
  void* items = list.items ? rt.resize_buffer(list.items, list.capacity * sizeof(Object*),
                                              capacity * sizeof(Object*))
                           : rt.allocate_buffer(capacity * sizeof(Object*));
  if (!items) return raised;
  list.items = static_cast<Object**>(items);
  list.capacity = capacity;
  return ok;
}

Status extend_from_array(Runtime& rt, List& list, Object* const* items, std::size_t count) {
  if (count == 0) return ok;
  const bool itself = items == list.items;
  if (!list_reserve(rt, list, list.length + count)) return raised;
  if (itself) items = list.items;
  Object** out = list.items + list.length;
  for (std::size_t i = 0; i < count; ++i) {
    retain(*items[i]);
    out[i] = items[i];
  }
  list.length += count;
  return ok;
}

}  // namespace

Own<List> new_list(Runtime& rt, std::size_t capacity) {
  Own<List> list = rt.allocate<List>(*rt.types.list);
  if (!list) return raised;
  list->items = nullptr;
  list->length = 0;
  list->capacity = 0;
  if (capacity && !set_capacity(rt, *list, capacity)) {
    release(list);
    return raised;
  }
  return list;
}

Own<List> list_from_array(Runtime& rt, Object* const* items, std::size_t length) {
  Own<List> list = new_list(rt, length);
  if (!list) return raised;
  for (std::size_t i = 0; i < length; ++i) {
    retain(*items[i]);
    list->items[i] = items[i];
  }
  list->length = length;
  return list;
}

Status list_reserve(Runtime& rt, List& list, std::size_t capacity) {
  if (capacity <= list.capacity) return ok;
  // One that has items is likely to grow on.
  return set_capacity(rt, list, list.length ? std::max(capacity, grown(list.length)) : capacity);
}

Status list_append_slowly(Runtime& rt, List& list, Own<Object> item) {
  if (list.length >= list.capacity && !set_capacity(rt, list, grown(list.length))) {
    release(item);
    return raised;
  }
  list.items[list.length++] = item.get();
  return ok;
}

Status list_insert(Runtime& rt, List& list, std::size_t position, Own<Object> item) {
  if (list.length >= list.capacity && !set_capacity(rt, list, grown(list.length))) {
    release(item);
    return raised;
  }
  Object** at = list.items + position;
  std::memmove(static_cast<void*>(at + 1), at, (list.length - position) * sizeof(Object*));
  *at = item.get();
  ++list.length;
  return ok;
}

namespace {

// Appends while there is room.
struct ItemAppender : ItemTaker {
  explicit ItemAppender(List& target) : list(target) { take = append; }
  static bool append(ItemTaker& self, Object& item) {
    List& list = static_cast<ItemAppender&>(self).list;
    if (list.length >= list.capacity) return false;
    list.items[list.length++] = &item;
    return true;
  }
  List& list;
};

}  // namespace

Status list_extend(Runtime& rt, List& list, Object& iterable) {
  if (iterable.type == rt.types.list || &iterable == &list) {
    List& other = static_cast<List&>(iterable);
    return extend_from_array(rt, list, other.items, other.length);
  }
  if (iterable.type == rt.types.tuple) {
    Tuple& other = static_cast<Tuple&>(iterable);
    return extend_from_array(rt, list, other.items(), other.length());
  }
  Ref<Object> iterator = get_iterator(rt, iterable);
  if (!iterator) return raised;
  const auto hint = length_hint(rt, iterable, 8);
  if (!hint) return raised;
  // A hint beyond what can be counted may be a lie; one that memory cannot meet is an error.
  if (static_cast<std::uint64_t>(*hint) <= PTRDIFF_MAX - list.length &&
      !list_reserve(rt, list, list.length + static_cast<std::size_t>(*hint)))
    return raised;
  ItemAppender taker(list);
  for (;;) {
    Own<Object> item = next_item_left(rt, *iterator, taker);
    if (!item) return rt.pending() ? Status(raised) : ok;
    if (!list_append(rt, list, item)) return raised;
  }
}

void list_clear(Runtime& rt, List& list) {
  Object** items = list.items;
  const std::size_t length = list.length, capacity = list.capacity;
  // Detached first: finalisers see an empty list and may fill it again.
  list.items = nullptr;
  list.length = 0;
  list.capacity = 0;
  for (std::size_t i = length; i-- > 0;) release(*items[i]);
  rt.free_buffer(items, capacity * sizeof(Object*));
}

}  // namespace vitro
