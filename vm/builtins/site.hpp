// exit, quit, help and the like, which module site gives to every program, and what breakpoint()
// does.
#pragma once

#include "objects/dict.hpp"
#include "objects/ref.hpp"
#include "objects/slots.hpp"

namespace vitro::vm {

Status add_site_builtins(Runtime& rt, Dict& namespace_);
// python -S
Status remove_site_builtins(Runtime& rt);
// sys.breakpointhook
Own<Object> default_breakpoint_hook(Runtime& rt, Object& self, Arguments arguments);

}  // namespace vitro::vm
