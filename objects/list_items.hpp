// What the slots and the methods of list share.
#pragma once

#include <cstring>

#include "objects/list.hpp"
#include "objects/operations.hpp"

namespace vitro {

extern const NativeMethod kListMethods[14];

// Takes one item out and closes the gap.
inline Own<Object> take_at(List& list, std::size_t position) {
  Object** at = list.items + position;
  const Own<Object> item(*at);
  --list.length;
  std::memmove(static_cast<void*>(at), at + 1, (list.length - position) * sizeof(Object*));
  return item;
}

// Is the item at `i` equal to `value`? Safe while __eq__ changes the list.
inline Fallible<bool> item_equals(Runtime& rt, List& list, std::size_t i, Object& value) {
  if (list.items[i] == &value) return true;
  const Ref<Object> item = Ref<Object>::share(*list.items[i]);
  return equal(rt, *item, value);
}

}  // namespace vitro
