// exit, quit and help, which module site gives to every program, and what breakpoint() does.
#pragma once

#include "objects/dict.hpp"
#include "objects/ref.hpp"
#include "objects/slots.hpp"

namespace vitro::vm {

Status add_site_builtins(Runtime& rt, Dict& namespace_);
// sys.breakpointhook
Own<Object> default_breakpoint_hook(Runtime& rt, Object& self, Arguments arguments);

}  // namespace vitro::vm
