// memoryview: a window on memory that another object lends, as items of a format in rows of rows.
#pragma once

#include <string_view>

#include "objects/ref.hpp"
#include "objects/type.hpp"

namespace vitro {

struct Bytes;

struct MemoryView : Object {
  Object* base;        // who lends the memory, once for each view of it; null: released
  char* data;          // of item 0
  const char* format;  // static
  std::size_t item_size;
  std::int64_t* dimensions;  // ndim lengths, then ndim steps in bytes: `one` or a buffer
  std::int64_t one[2];
  std::int64_t hash_cache;  // -1: not computed yet
  std::size_t exports;      // how often this view itself is lent
  std::uint32_t ndim;
  bool readonly;

  [[nodiscard]] std::int64_t* shape() const { return dimensions; }
  [[nodiscard]] std::int64_t* strides() const { return dimensions + ndim; }
  [[nodiscard]] std::size_t buffer_bytes() const {
    return dimensions == one ? 0 : ndim * 2 * sizeof(std::int64_t);
  }

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(base, "obj");
    if (buffer_bytes()) visitor.buffer(dimensions, buffer_bytes(), "dimensions");
  }
};

extern const TypeSpec kMemoryViewType;

// A view of all of `object`'s memory. TypeError for what lends none.
Own<Object> make_memoryview(Runtime& rt, Object& object);
// The items of a memoryview one after the other, whatever its steps.
Own<Bytes> memoryview_bytes(Runtime& rt, Object& view);
void memoryview_release(Runtime& rt, MemoryView& view);

// memory_items.cpp: single items of a format, which is a struct code of one letter.
// Bytes of one item; 0: not a native format.
[[nodiscard]] std::size_t memory_item_size(const char* format);
// The static text equal to `format`, a letter with an optional '@'; null: not a native format.
[[nodiscard]] const char* memory_format(std::string_view format);
Own<Object> unpack_memory_item(Runtime& rt, const char* format, const char* from);
Status pack_memory_item(Runtime& rt, const char* format, char* to, Object& value);

}  // namespace vitro
