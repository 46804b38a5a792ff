// Decimal digits of a double and their layout, shared by repr, format and the % operator.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "objects/ref.hpp"

namespace vitro {

// The longest exact decimal expansion a caller may ask for without memory of its own: shortest
// digits, or a scientific form of at most this many.
inline constexpr std::size_t kShortFloatText = 64;

// A finite magnitude as digits d.ddd × 10^exponent.
struct DecimalDigits {
  std::string_view digits;  // without point, at least one
  int exponent;
};

// Of a finite value ≥ 0 that std::to_chars wrote into `text` in scientific form; drops the point.
[[nodiscard]] DecimalDigits digits_of_scientific(char* text, std::size_t length);
// The fewest digits that read back as the value; `out` has room for kShortFloatText.
[[nodiscard]] DecimalDigits shortest_digits(double magnitude, char* out);

// Writes repr(value) to `out` (room for kShortFloatText); yields the length. inf and nan included.
std::size_t write_float_repr(double value, char* out);

// Reads a whole decimal number as float() does, without spaces and underscores: sign, digits, inf,
// nan. False: it is none.
bool read_float(std::string_view text, double* value);

// float(text); `original` is shown in the ValueError.
Fallible<double> float_from_ascii(Runtime& rt, std::string_view text, Object& original);

}  // namespace vitro
