// str: immutable text as an array of code points of 1, 2 or 4 bytes, the narrowest that fits (PEP
// 393), with its hash cached and a NUL after the last. ASCII data doubles as UTF-8.
#pragma once

#include <cstdarg>
#include <cstdint>
#include <string_view>

#include "objects/ref.hpp"
#include "objects/type.hpp"

namespace vitro {

// aux of a str
inline constexpr std::uint32_t kStrWidthMask = 0x7;  // bytes per code point: 1, 2, 4
inline constexpr std::uint32_t kStrAscii = 1u << 3;  // all below 0x80 (width is then 1)
inline constexpr std::uint32_t kStrInterned =
    1u << 4;  // in the runtime's table: equal names are one object

struct Str : Object {
  std::int64_t hash_cache;  // -1: not computed yet
  std::size_t length;       // code points

  [[nodiscard]] unsigned width() const { return aux & kStrWidthMask; }
  [[nodiscard]] bool ascii() const { return (aux & kStrAscii) != 0; }
  [[nodiscard]] bool interned() const { return (aux & kStrInterned) != 0; }
  void* data() { return this + 1; }
  [[nodiscard]] const void* data() const { return this + 1; }
  // Code point `i` < length.
  [[nodiscard]] char32_t at(std::size_t i) const {
    switch (width()) {
      case 1: return static_cast<const std::uint8_t*>(data())[i];
      case 2: return static_cast<const std::uint16_t*>(data())[i];
      default: return static_cast<const std::uint32_t*>(data())[i];
    }
  }
  // The text itself where ascii().
  [[nodiscard]] std::string_view ascii_view() const {
    return {static_cast<const char*>(data()), length};
  }
};
static_assert(sizeof(Str) == 32);

extern const TypeSpec kStrType;

[[nodiscard]] inline bool is_str(const Object& object) { return has_flag(object, kTypeStr); }

// From UTF-8. Lone surrogates encoded as three bytes (WTF-8) are accepted and kept. Invalid bytes
// must have been refused before (see codecs); they become U+FFFD here.
Own<Str> make_str(Runtime& rt, std::string_view utf8);
// Uninitialised text of `length` code points none above `widest`; fill before anyone sees it.
// MemoryError.
Own<Str> new_str(Runtime& rt, std::size_t length, char32_t widest);
void str_put(Str& text, std::size_t position, char32_t code_point);  // must fit the width
// From code points.
Own<Str> str_from_code_points(Runtime& rt, const char32_t* points, std::size_t count);
// The str itself where it is exactly a str, else a plain copy of a subclass's instance.
Own<Str> exact_str(Runtime& rt, Str& text);
Own<Str> str_of_char(Runtime& rt, char32_t code_point);  // cached for Latin-1
// The one interned str equal to this; takes and returns ownership.
Own<Str> intern(Runtime& rt, Own<Str> text);
Own<Str> intern(Runtime& rt, std::string_view utf8);
// Takes a dying interned str out of the table.
void forget_interned(Runtime& rt, Str& text);

[[nodiscard]] std::int64_t str_hash(Str& text);
[[nodiscard]] bool str_equal(const Str& left, const Str& right);
[[nodiscard]] bool str_equal(const Str& left, std::string_view utf8);
[[nodiscard]] int str_compare(const Str& left, const Str& right);  // by code point: -1, 0, 1
Own<Str> str_concat(Runtime& rt, Str& left, Str& right);
// left + right where the caller owns `left`: grows in place when it is the only owner and there is
// room.
Own<Str> str_append(Runtime& rt, Own<Str> left, Str& right);
Own<Str> str_slice(Runtime& rt, Str& text, std::size_t from, std::size_t to);  // from ≤ to ≤ length
Own<Str> str_join(Runtime& rt, Str& separator, Object& iterable);
[[nodiscard]] std::ptrdiff_t str_find(const Str& text, const Str& part, std::size_t from,
                                      std::size_t to);  // -1: absent

// Bytes of the text in UTF-8 (surrogates as three bytes): calls sink(std::string_view chunk) one or
// more times.
template <class Sink>
void str_utf8(const Str& text, Sink&& sink);
// The same appended to any container with append(const char*, size_t) (std::string in cli and
// tests, TextBuffer elsewhere).
template <class Container>
void append_utf8(Container& out, const Str& text) {
  str_utf8(text, [&out](std::string_view chunk) { out.append(chunk.data(), chunk.size()); });
}

// Builds a str piece by piece on the Python heap. After a failure every further call is a no-op and
// finish() is empty with the exception pending.
class StrBuilder {
 public:
  explicit StrBuilder(Runtime& rt) : rt_(rt) {}
  ~StrBuilder();
  StrBuilder(const StrBuilder&) = delete;
  StrBuilder& operator=(const StrBuilder&) = delete;
  StrBuilder& add(char32_t code_point);
  StrBuilder& add(std::string_view utf8);
  StrBuilder& add(const Str& text);
  StrBuilder& add_repeated(char32_t code_point, std::size_t times);
  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] std::size_t length() const { return length_; }
  Own<Str> finish();

 private:
  bool reserve(std::size_t more, char32_t widest);
  Runtime& rt_;
  // Raw buffer of width_ bytes per code point; widened when a wider code point comes.
  void* data_ = nullptr;
  std::size_t length_ = 0;
  std::size_t capacity_ = 0;
  unsigned width_ = 1;
  char32_t widest_ = 0;
  bool failed_ = false;
  // Short results never need a buffer.
  alignas(4) char inline_[192];
};

// Value of repr(text): quotes chosen and escapes as CPython's.
Own<Str> str_repr(Runtime& rt, const Str& text);
// printf-like formatting of a small message: %s (const char*), %S (Str*), %R (Object*: repr), %O
// (Object*: str), %p (void*: 0x…), %T (Type* name), %d (int), %ld (int64), %zu (size_t), %c
// (char32_t), %%. Empty when memory is out or a repr raised.
Own<Str> format_message(Runtime& rt, const char* format, ...);
Own<Str> format_message_list(Runtime& rt, const char* format, std::va_list arguments);

template <class Sink>
void str_utf8(const Str& text, Sink&& sink) {
  if (text.ascii()) return sink(text.ascii_view());
  char chunk[256];
  std::size_t used = 0;
  for (std::size_t i = 0; i < text.length; ++i) {
    if (used > sizeof chunk - 4) {
      sink(std::string_view(chunk, used));
      used = 0;
    }
    const char32_t c = text.at(i);
    auto put = [&](char32_t byte) { chunk[used++] = static_cast<char>(byte); };
    if (c < 0x80) {
      put(c);
    } else if (c < 0x800) {
      put(0xc0 | c >> 6), put(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
      put(0xe0 | c >> 12), put(0x80 | (c >> 6 & 0x3f)), put(0x80 | (c & 0x3f));
    } else {
      put(0xf0 | c >> 18), put(0x80 | (c >> 12 & 0x3f)), put(0x80 | (c >> 6 & 0x3f)),
          put(0x80 | (c & 0x3f));
    }
  }
  if (used) sink(std::string_view(chunk, used));
}

}  // namespace vitro
