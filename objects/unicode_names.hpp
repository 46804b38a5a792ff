// The names of characters, as `\N{…}` spells them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vitro::unicode {

inline constexpr std::size_t kLongestName = 256;

// The code point a name or an alias stands for, in upper or lower case; -1: none.
[[nodiscard]] std::int32_t character_named(std::string_view name);
// Its name, written to `out` (room for kLongestName + 1 bytes); empty where it has none.
[[nodiscard]] std::string_view name_of_character(char32_t c, char* out);

}  // namespace vitro::unicode
