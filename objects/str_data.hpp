// The code points inside a str, by width: what the files of str share and nobody else needs.
#pragma once

#include <cstring>

#include "objects/runtime.hpp"
#include "objects/str.hpp"

namespace vitro {

inline constexpr std::size_t kLongestStr = std::size_t{1} << 58;

[[nodiscard]] constexpr unsigned width_for(char32_t widest) {
  return widest < 0x100 ? 1 : widest < 0x10000 ? 2 : 4;
}

// An upper bound of the code points of `text` that new_str() maps to the same width and ASCII bit.
[[nodiscard]] inline char32_t widest_bound(const Str& text) {
  if (text.ascii()) return 0x7f;
  const unsigned width = text.width();
  return width == 1 ? 0xff : width == 2 ? 0xffff : 0x10ffff;
}

// Calls use(const UIntN* points) with the pointer type of the text's width.
template <class Use>
decltype(auto) with_points(const Str& text, Use&& use) {
  switch (text.width()) {
    case 1: return use(static_cast<const std::uint8_t*>(text.data()));
    case 2: return use(static_cast<const std::uint16_t*>(text.data()));
    default: return use(static_cast<const std::uint32_t*>(text.data()));
  }
}

[[nodiscard]] inline char* address_of_point(Str& text, std::size_t position) {
  return static_cast<char*>(text.data()) + position * text.width();
}

// Writes `count` code points at `to`; every one must fit `to_width`.
void copy_points(void* to, unsigned to_width, const void* from, unsigned from_width,
                 std::size_t count);
inline void copy_points(Str& to, std::size_t position, const Str& from) {
  if (to.width() == from.width()) {
    std::memcpy(address_of_point(to, position), from.data(), from.length * from.width());
  } else {
    copy_points(address_of_point(to, position), to.width(), from.data(), from.width(), from.length);
  }
}
void copy_points(Str& to, std::size_t position, const Str& from, std::size_t from_position,
                 std::size_t count);
void fill_points(void* to, unsigned width, char32_t code_point, std::size_t count);

// A bound, as widest_bound(), for text[from:to].
[[nodiscard]] char32_t widest_in(const Str& text, std::size_t from, std::size_t to);

[[nodiscard]] inline bool all_ascii(const void* octets, std::size_t count) {
  const auto* bytes = static_cast<const unsigned char*>(octets);
  std::uint64_t bits = 0, word;
  for (; count >= 8; bytes += 8, count -= 8) {
    std::memcpy(&word, bytes, 8);
    bits |= word;
  }
  for (; count > 0; ++bytes, --count) bits |= *bytes;
  return (bits & 0x8080808080808080u) == 0;
}

// Reads the code point at `utf8[i]` and moves `i` past it. Invalid input gives U+FFFD and moves on
// by one byte.
[[nodiscard]] char32_t next_code_point(std::string_view utf8, std::size_t& i);

// The keyed hash of str and bytes; never -1, 0 for nothing.
[[nodiscard]] std::int64_t hash_octets(const Runtime& rt, const void* octets, std::size_t count);

// Bytes of the cell, spare room of a str that grew by str_append() included.
[[nodiscard]] std::size_t str_cell_bytes(const Str& text);
// Bytes of head, text and NUL, without spare room.
[[nodiscard]] inline std::size_t str_used_bytes(const Str& text) {
  return sizeof(Str) + (text.length + 1) * text.width();
}

}  // namespace vitro
