// Memory that one object lends to others: how bytes, bytearray and memoryview (and arrays and maps
// of files) let code read and write their octets in place. While it is lent an object must not
// move or resize it.
#pragma once

#include <string_view>

#include "objects/ref.hpp"
#include "objects/runtime.hpp"

namespace vitro {

// What Slots::lend fills in. One contiguous row of items; `format` is a struct code such as "B".
struct BufferInfo {
  char* data = nullptr;
  std::size_t bytes = 0;
  std::size_t item_size = 1;
  const char* format = "B";  // static
  bool readonly = true;
};

[[nodiscard]] inline bool lends_memory(const Object& object) {
  return object.type->slots.lend != nullptr;
}

// The octets of an object, lent for the life of a C++ scope, which also holds the object.
class Lent {
 public:
  explicit Lent(Runtime& rt) : rt_(rt) {}
  ~Lent() { close(); }
  Lent(const Lent&) = delete;
  Lent& operator=(const Lent&) = delete;

  // TypeError "a bytes-like object is required, not 'str'"; BufferError where it cannot be lent.
  Status open(Object& object);
  // For writing. `refusal` is the TypeError for what has no memory to write to ("%T" is its type).
  Status open_writable(Object& object, const char* refusal);
  void close();

  [[nodiscard]] std::string_view view() const { return {info_.data, info_.bytes}; }
  [[nodiscard]] char* data() const { return info_.data; }
  [[nodiscard]] std::size_t size() const { return info_.bytes; }
  [[nodiscard]] const BufferInfo& info() const { return info_; }

 private:
  Runtime& rt_;
  Ref<Object> object_;
  BufferInfo info_;
};

}  // namespace vitro
