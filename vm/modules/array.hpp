// array: rows of numbers as the machine has them.
#pragma once

#include <cstddef>
#include <cstdint>

#include "objects/bytes.hpp"
#include "objects/list.hpp"
#include "vm/modules/native_type.hpp"

namespace vitro::vm::arrays {

// How items of one type code lie in memory.
struct Kind {
  char code;
  std::size_t size;
  const char* format;  // for buffers; static
  Own<Object> (*get)(Runtime&, const char* at);
  // Writes the value at `at`, or (null) only checks it.
  Status (*put)(Runtime&, Object& value, char* at);
};
[[nodiscard]] const Kind* kind_of(char32_t code);

struct Array : Object {
  char* data;
  std::size_t length;    // items
  std::size_t capacity;  // octets of the buffer
  std::size_t exports;   // how often the memory is lent
  const Kind* kind;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    if (data) visitor.buffer(data, capacity, "items");
  }
  [[nodiscard]] char* at(std::size_t i) const { return data + i * kind->size; }
  [[nodiscard]] std::size_t bytes() const { return length * kind->size; }
};
inline Array& array_of(Object& object) { return static_cast<Array&>(object); }
[[nodiscard]] inline bool is_array(Runtime& rt, const Object& object) {
  const Type* type = rt.module_types[static_cast<std::size_t>(ModuleType::array)];
  return type && is_instance(object, *type);
}

extern const TypeSpec kArrayType;

Own<Array> new_array(Runtime& rt, Type& cls, const Kind& kind, std::size_t length);
// Makes it that long; new items are not set. BufferError while the memory is lent.
Status resize(Runtime& rt, Array& array, std::size_t length);
// Replaces `count` items from `start` on by `with` items, which are not in this array.
Status splice(Runtime& rt, Array& array, std::size_t start, std::size_t count, const char* with,
              std::size_t with_count);
Status append_item(Runtime& rt, Array& array, Object& value);
// Adds the items of an array of the same kind, or of an iterable.
Status extend(Runtime& rt, Array& array, Object& items);
Status extend_by_octets(Runtime& rt, Array& array, std::string_view octets);

inline constexpr std::size_t kArrayMethodCount = 22;
extern const NativeMethod kArrayMethods[kArrayMethodCount];

}  // namespace vitro::vm::arrays
