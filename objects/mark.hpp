// The mark byte of an object in a container cell.
#pragma once

#include "objects/heap/page.hpp"
#include "objects/object_type.hpp"
#include "objects/runtime.hpp"
#include "objects/type.hpp"

namespace vitro {

// Bytes of a cell that is surely no large block: only objects of varying size and types themselves
// can have one.
[[nodiscard]] inline bool may_be_large(const Type& type) {
  return (type.flags & kTypeVariable) || type.basic_size > kLargestCell - 8 * 48;
}

[[nodiscard]] inline std::uint8_t& mark_of(const Object& object) {
  const Type& type = *object.type;
  return type.runtime->heap.mark_of(&object, may_be_large(type) ? cell_bytes(object) : 1);
}

}  // namespace vitro
