// Formats of module struct: octets to values and back.
#pragma once

#include <string_view>

#include "objects/ref.hpp"
#include "objects/slots.hpp"
#include "vm/modules/native_module.hpp"

namespace vitro::vm::packing {

// One code of a format with its count.
struct Field {
  char code = 0;
  std::size_t count = 1;  // of 's' and 'p': octets of the one value
  std::size_t size = 1;   // octets of one item
};

// Reads a format code by code.
class Format {
 public:
  explicit Format(std::string_view text);
  // False: the end, or (bad() then says why) a mistake.
  bool next(Field& field);
  [[nodiscard]] const char* bad() const { return bad_; }
  [[nodiscard]] bool big() const { return big_; }
  [[nodiscard]] bool native() const { return native_; }
  // Octets so far, gaps before the last field included.
  [[nodiscard]] std::size_t offset() const { return offset_; }
  void advance(const Field& field);

 private:
  std::string_view rest_;
  const char* bad_ = nullptr;
  bool big_ = false, native_ = true;
  std::size_t offset_ = 0;
};

// What a whole format takes.
struct Measure {
  std::size_t size = 0, values = 0;
};
// struct.error where the format is wrong.
Fallible<Measure> measure(Runtime& rt, std::string_view format);

Type* error_class(Runtime& rt);
// Writes the values, `measure.values` of them, to `out`, where there is room for the size.
Status pack(Runtime& rt, std::string_view format, Object* const* values, const Measure& measure,
            char* out);
Own<Object> unpack(Runtime& rt, std::string_view format, const Measure& measure, const char* data);

}  // namespace vitro::vm::packing
