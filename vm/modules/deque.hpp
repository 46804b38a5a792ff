// collections.deque: a ring of references that grows at both ends.
#pragma once

#include "vm/modules/native_type.hpp"

namespace vitro::vm {

struct Deque : Object {
  Object** items;  // a ring of `capacity` (0 or a power of two) places
  std::size_t capacity;
  std::size_t head;  // place of the first item
  std::size_t length;
  std::int64_t bound;     // maxlen; -1: none
  std::uint64_t changes;  // of what it holds: iterators notice

  Object*& place(std::size_t i) { return items[(head + i) & (capacity - 1)]; }

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    for (std::size_t i = 0; i < length; ++i) visitor.index(place(i), i);
    visitor.buffer(items, capacity * sizeof(Object*), "items");
  }
};

struct DequeIterator : Object {
  Deque* deque;
  std::size_t next;  // items given out
  std::uint64_t changes;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(deque, "deque");
  }
};

[[nodiscard]] inline bool is_deque(Runtime& rt, const Object& object) {
  return is_instance(object, module_type(rt, ModuleType::deque));
}
[[nodiscard]] inline Deque& deque_of(Object& object) { return static_cast<Deque&>(object); }

// Steal the item, also on failure; beyond maxlen the item at the other end goes.
Status deque_append(Runtime& rt, Deque& deque, Own<Object> item);
Status deque_append_left(Runtime& rt, Deque& deque, Own<Object> item);
// Of a deque that is not empty.
Own<Object> deque_take(Deque& deque);
Own<Object> deque_take_left(Deque& deque);
void deque_clear(Runtime& rt, Deque& deque);
Status deque_extend(Runtime& rt, Deque& deque, Object& iterable);
void deque_rotate(Deque& deque, std::int64_t steps);
void deque_remove_at(Deque& deque, std::size_t position);  // releases the item last
Own<Object> deque_copy(Runtime& rt, Deque& deque);
// Repeats what it holds.
Status deque_repeat(Runtime& rt, Deque& deque, std::int64_t times);
// Position of an equal item within bounds; -1: none. RuntimeError when it changes meanwhile.
Fallible<std::int64_t> deque_find(Runtime& rt, Deque& deque, Object& item, std::size_t from,
                                  std::size_t to);

extern const NativeMethod kDequeMethods[17];

extern const TypeSpec kDequeType, kDequeIteratorType, kDequeReverseIteratorType;

}  // namespace vitro::vm
