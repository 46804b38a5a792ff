// The module builtins: types, exceptions, constants, and the functions that every program sees.
#pragma once

#include "objects/dict.hpp"
#include "objects/ref.hpp"

namespace vitro {
struct Module;
}

namespace vitro::vm {

// Fills the dict of module builtins, and Hooks::compile. Not set here, as it is the interpreter's:
// `__build_class__`.
Status add_builtins(Runtime& rt, Module& module);

}  // namespace vitro::vm
