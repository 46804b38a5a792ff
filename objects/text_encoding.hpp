// The encodings of text that need no Python code, one character at a time. What to do where there
// is no character is codec.cpp's business.
#pragma once

#include <cstdint>
#include <string_view>

#include "objects/str.hpp"

namespace vitro {

enum class TextEncoding : std::uint8_t {
  unknown,
  utf8,
  utf8_sig,
  ascii,
  latin1,
  utf16,  // with a byte order mark
  utf16_le,
  utf16_be,
  utf32,
  utf32_le,
  utf32_be,
  // one octet each, by table
  cp1252,
  iso8859_15,
  iso8859_2,
  cp1250,
  cp1251,
  cp437,
  cp850,
  koi8_r,
  iso8859_5,
  iso8859_7,
  iso8859_9,
  mac_roman,
};

// By any of the names Python knows it by.
[[nodiscard]] TextEncoding text_encoding_named(std::string_view name);
// As UnicodeError messages call it.
[[nodiscard]] const char* text_encoding_name(TextEncoding encoding);
[[nodiscard]] constexpr bool is_charmap(TextEncoding encoding) {
  return encoding >= TextEncoding::cp1252;
}
// Does every ASCII character stand for itself, as one octet?
[[nodiscard]] constexpr bool is_ascii_compatible(TextEncoding encoding) {
  return encoding < TextEncoding::utf16 || is_charmap(encoding);
}

struct ReadCharacter {
  char32_t character = 0;
  std::size_t length = 0;        // octets: of the character, or of what is none
  const char* reason = nullptr;  // why there is no character
  bool incomplete = false;       // more octets might make it one
};
// The character that `octets`, which are not empty, begin with. The encoding has a byte order.
[[nodiscard]] ReadCharacter read_character(TextEncoding encoding, std::string_view octets);

inline constexpr std::size_t kLongestCharacter = 4;
// Writes `c` to `out`, where there is room for the longest; yields the octets written, 0: the
// encoding has no such character. With `surrogates` those are written as if they were characters.
[[nodiscard]] std::size_t write_character(TextEncoding encoding, char32_t c, char* out,
                                          bool surrogates = false);
// Why write_character() yields 0.
[[nodiscard]] const char* unencodable_reason(TextEncoding encoding);

}  // namespace vitro
