// What Unicode says of a code point, as Python's str sees it: classes and case. The version is 14,
// that of CPython 3.11; categories and simple case come from utf8proc, what it lacks from small
// tables.
#pragma once

namespace vitro::unicode {

[[nodiscard]] bool is_alpha(char32_t c);      // L*
[[nodiscard]] bool is_decimal(char32_t c);    // Nd
[[nodiscard]] bool is_digit(char32_t c);      // decimal, superscripts …
[[nodiscard]] bool is_numeric(char32_t c);    // N* and CJK numerals
[[nodiscard]] int decimal_value(char32_t c);  // 0…9, -1: not decimal
[[nodiscard]] bool is_space(char32_t c);
[[nodiscard]] bool is_line_break(char32_t c);  // where splitlines() splits
[[nodiscard]] bool is_upper(char32_t c);
[[nodiscard]] bool is_lower(char32_t c);
[[nodiscard]] bool is_title(char32_t c);  // Lt
[[nodiscard]] bool is_cased(char32_t c);
[[nodiscard]] bool is_case_ignorable(char32_t c);
[[nodiscard]] bool is_printable(char32_t c);  // shown by repr() as itself
[[nodiscard]] bool is_identifier_start(char32_t c);
[[nodiscard]] bool is_identifier_part(char32_t c);

inline constexpr int kLongestCase = 3;
// One to three code points into `out`; yields how many. Lower() does not know of the final sigma.
int to_upper(char32_t c, char32_t out[kLongestCase]);
int to_lower(char32_t c, char32_t out[kLongestCase]);
int to_title(char32_t c, char32_t out[kLongestCase]);
int to_folded(char32_t c, char32_t out[kLongestCase]);

}  // namespace vitro::unicode
