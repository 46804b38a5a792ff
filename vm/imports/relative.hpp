// Names with leading dots.
#pragma once

#include "objects/str.hpp"

namespace vitro::vm {

// The absolute name of `name` with `level` > 0 dots before it, in a module with these globals.
// ImportError where the module is in no package, or not so deep in one.
Own<Str> resolve_relative(Runtime& rt, Str& name, Object* globals, std::int64_t level);

// The text of a str that may belong to a subclass, as an exact str.
Own<Str> exact_text(Runtime& rt, Str& text);

}  // namespace vitro::vm
