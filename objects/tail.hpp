// Instances of Python subclasses of int, str, bytes and tuple. Those bases use the head's aux word
// themselves and differ in size, so that their instances have no shape: behind the base's payload,
// rounded up to whole words, follow the members of `__slots__` and, last, the attribute dict.
#pragma once

#include "objects/object.hpp"
#include "objects/ref.hpp"
#include "objects/type.hpp"

namespace vitro {

// The class itself, or its nearest ancestor that no Python code made.
[[nodiscard]] inline const Type& built_in_base(const Type& type) {
  const Type* t = &type;
  while (t->flags & kTypeHeap) t = t->base;
  return *t;
}

[[nodiscard]] inline std::size_t in_words(std::size_t bytes) {
  return (bytes + sizeof(Object*) - 1) & ~(sizeof(Object*) - 1);
}

// Words behind the payload of each instance.
[[nodiscard]] inline std::uint32_t tail_words(const Type& type) {
  return type.member_count + ((type.flags & kTypeSealed) ? 0 : 1);
}
// The first of them. Reads the payload's size from the instance.
[[nodiscard]] Object** tail_of(const Object& instance);
// The attribute dict of an instance whose class is kTypeTailed and not kTypeSealed; null until the
// first attribute.
[[nodiscard]] Dict*& tail_dict(const Object& instance);

// A copy of `exact`, an instance of the built-in base of `cls`, as an instance of `cls` without
// attributes. What the payload refers to is retained. Consumes `exact`.
Own<Object> copy_as(Runtime& rt, Type& cls, Own<Object> exact);

// Slots of the classes.
void dealloc_tailed(Runtime& rt, Object& instance);
[[nodiscard]] std::size_t tailed_cell_bytes(const Object& instance);

}  // namespace vitro
