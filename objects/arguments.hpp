// Unpacking the arguments of native functions, with CPython's error texts.
#pragma once

#include <span>

#include "objects/ref.hpp"
#include "objects/slots.hpp"

namespace vitro {

struct ParameterList {
  const char* function;                // name in messages, without parentheses
  std::span<const char* const> names;  // positional-only ones may be ""
  std::uint8_t required;               // leading ones that must be given
  std::uint8_t positional_only = 0;    // leading ones
  std::uint8_t keyword_only = 0;       // trailing ones
};

// Fills out[i] (borrowed, null where not given) for each name. TypeError otherwise.
Status unpack(Runtime& rt, Arguments arguments, const ParameterList& parameters, Object** out);
// TypeError "f() takes no keyword arguments" if there are any.
Status no_keywords(Runtime& rt, const char* function, Arguments arguments);
// "f expected at least 1 argument, got 0" and the like.
Status check_count(Runtime& rt, const char* function, Arguments arguments, std::uint32_t min,
                   std::uint32_t max);

}  // namespace vitro
