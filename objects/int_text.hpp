// Reading numbers from text, shared by int() and float().
#pragma once

#include <string_view>

#include "objects/ref.hpp"
#include "objects/str.hpp"

namespace vitro {

// As int(text, base); errors show `original`.
Own<Object> int_from_ascii(Runtime& rt, std::string_view text, int base, Object& original);
// The text with every decimal digit and space replaced by its ASCII equal and anything else outside
// ASCII by '?'. `out` has room for text.length bytes.
std::string_view number_text(const Str& text, char* out);

}  // namespace vitro
