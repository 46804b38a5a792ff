// The class statement: __build_class__.
#pragma once

#include "objects/dict.hpp"
#include "objects/ref.hpp"

namespace vitro::vm {

Status add_build_class(Runtime& rt, Dict& builtins);

// Empties every inline cache that remembers where attributes of instances lie.
void flush_attribute_caches(Runtime& rt);
// Hooks::current_module.
Object* current_module(Runtime& rt);

}  // namespace vitro::vm
