// What the files of bytes and bytearray share. Their common methods are written once: they read
// the octets of either and answer with an object of the same kind.
#pragma once

#include "objects/buffer.hpp"
#include "objects/bytearray.hpp"
#include "objects/bytes.hpp"
#include "objects/runtime.hpp"

namespace vitro {

// bytes(object) for what lends memory and for iterables of ints; TypeError for str and for what is
// not iterable.
Own<Bytes> bytes_from_object(Runtime& rt, Object& object);
void bytes_fill(Slots& slots);
void bytearray_fill(Slots& slots);

// The octets of a bytes or bytearray, which keeps its size while this lives.
class SelfOctets {
 public:
  explicit SelfOctets(Object& self)
      : array_(is_bytearray(self) ? static_cast<ByteArray*>(&self) : nullptr),
        view_(array_ ? array_->view() : static_cast<Bytes&>(self).view()) {
    if (array_) ++array_->exports;
  }
  ~SelfOctets() {
    if (array_) --array_->exports;
  }
  SelfOctets(const SelfOctets&) = delete;
  SelfOctets& operator=(const SelfOctets&) = delete;
  [[nodiscard]] std::string_view view() const { return view_; }

 private:
  ByteArray* array_;
  std::string_view view_;
};

// A new object of self's kind (not of its subclass); `data` points to its octets.
Own<Object> new_octets_like(Runtime& rt, const Object& self, std::size_t length, char*& data);
Own<Object> make_octets_like(Runtime& rt, const Object& self, std::string_view octets);
// Self where nothing can tell it from a copy, else a copy.
Own<Object> same_octets(Runtime& rt, Object& self);

// One octet given as an int; ValueError `range_message`.
Fallible<unsigned char> octet_of(Runtime& rt, Object& item, const char* range_message);

using BytesMethod = Own<Object>(Runtime&, Object& self, Arguments);
// bytes_search.cpp
BytesMethod bytes_find, bytes_rfind, bytes_index, bytes_rindex, bytes_count, bytes_startswith,
    bytes_endswith, bytes_replace;
// bytes_split.cpp
BytesMethod bytes_split, bytes_rsplit, bytes_splitlines, bytes_partition, bytes_rpartition,
    bytes_join, bytes_strip, bytes_lstrip, bytes_rstrip, bytes_removeprefix, bytes_removesuffix;
// bytes_layout.cpp
BytesMethod bytes_center, bytes_ljust, bytes_rjust, bytes_zfill, bytes_expandtabs, bytes_translate,
    bytes_maketrans, bytes_title, bytes_capitalize, bytes_istitle;
// bytes_case.cpp
BytesMethod bytes_isalnum, bytes_isalpha, bytes_isascii, bytes_isdigit, bytes_islower,
    bytes_isspace, bytes_isupper, bytes_lower, bytes_upper, bytes_swapcase, bytes_decode, bytes_hex,
    bytes_fromhex;
// hex([sep[, bytes_per_sep]]) of any octets.
Own<Object> octets_hex(Runtime& rt, std::string_view octets, Arguments arguments);
// bytes_percent: `format % arguments`
Own<Object> bytes_percent(Runtime& rt, Object& format, Object& arguments);

// b'…' with CPython's escapes; `prefix` and `suffix`, where bytearray's single quotes are always
// escaped, go around it.
Own<Str> octets_repr(Runtime& rt, std::string_view octets, std::string_view prefix,
                     std::string_view suffix);
Own<Object> compare_octets(Runtime& rt, Object& left, Object& right, CompareOp op);
Fallible<bool> octets_contain(Runtime& rt, Object& self, Object& item);

}  // namespace vitro
