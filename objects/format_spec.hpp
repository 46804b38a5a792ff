// The format mini-language: what format(value, spec) does for int, float and str, and the same
// layout of numbers for the % operator.
#pragma once

#include <cstdint>

#include "objects/ref.hpp"
#include "objects/str.hpp"

namespace vitro {

struct FormatSpec {
  char32_t fill = ' ';
  char32_t align = 0;     // '<', '>', '=', '^'; 0: the type's default
  char32_t sign = 0;      // '+', '-', ' '; 0: '-'
  char32_t grouping = 0;  // ',' or '_'
  char32_t type = 0;
  bool alternate = false;         // #
  bool no_negative_zero = false;  // z
  std::int64_t width = -1;
  std::int64_t precision = -1;
};

Own<Object> format_int(Runtime& rt, Object& number, Str& spec);
Own<Object> format_float(Runtime& rt, double value, Str& spec);
// Of an instance of `type`.
Own<Object> format_complex(Runtime& rt, double real, double imag, Type& type, Str& spec);
Own<Object> format_str(Runtime& rt, Str& text, Str& spec);

// An already parsed spec of a type that fits: b, c excluded, d, o, x, X for an int; e, E, f, F, g,
// G, r or % for a float.
Own<Str> format_int_with(Runtime& rt, Object& number, const FormatSpec& spec);
Own<Str> format_float_with(Runtime& rt, double value, const FormatSpec& spec);

}  // namespace vitro
