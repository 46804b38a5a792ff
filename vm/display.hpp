// Results at a prompt.
#pragma once

#include "objects/runtime.hpp"

namespace vitro::vm {

// What is done with the value of an expression statement: sys.displayhook is called.
Status print_expression(Runtime& rt, Object& value);
// sys.displayhook itself: shows anything but None and keeps it as `_` among the builtins.
Own<Object> sys_displayhook(Runtime& rt, Object& self, Arguments arguments);

}  // namespace vitro::vm
