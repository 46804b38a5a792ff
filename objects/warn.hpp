// Warnings from within the objects: the runtime's hook decides what becomes of them.
#pragma once

#include "objects/runtime.hpp"

namespace vitro {

// Warns with format_message()'s directives. Raised: the warning is to be an exception. Without
// somebody who handles warnings nothing happens.
Status warn(Runtime& rt, Type& category, const char* format, ...);
// A method answered with an instance of a strict subclass of what it is to yield ("int", "float").
Status warn_subclass_answer(Runtime& rt, const char* method, const char* wanted, Object& answer);
// python -b: bytes are compared with a str or an int. `left` is what messages name.
Status warn_bytes_comparison(Runtime& rt, const char* left, Object& other);

}  // namespace vitro
