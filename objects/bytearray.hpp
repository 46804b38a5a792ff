// bytearray: octets that can change, in a buffer of their own with a NUL after the last.
#pragma once

#include <string_view>

#include "objects/ref.hpp"
#include "objects/type.hpp"

namespace vitro {

struct ByteArray : Object {
  char* data;  // null while the capacity is 0
  std::size_t length;
  std::size_t capacity;  // bytes of the buffer: at least length + 1, or 0
  std::size_t exports;   // how often the memory is lent; it cannot be resized then

  [[nodiscard]] std::string_view view() const { return {data, length}; }

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.buffer(data, capacity, "octets");
  }
};

extern const TypeSpec kByteArrayType;

[[nodiscard]] inline bool is_bytearray(const Object& object) {
  return has_flag(object, kTypeByteArray);
}
// Contents uninitialised.
Own<ByteArray> new_bytearray(Runtime& rt, std::size_t length);
Own<ByteArray> make_bytearray(Runtime& rt, std::string_view octets);
// Makes it `length` octets long; new ones are uninitialised. BufferError while it is lent.
Status bytearray_resize(Runtime& rt, ByteArray& array, std::size_t length);
// Replaces `count` octets from `start` on by `with`, which must not point into the array.
Status bytearray_splice(Runtime& rt, ByteArray& array, std::size_t start, std::size_t count,
                        std::string_view with);

}  // namespace vitro
