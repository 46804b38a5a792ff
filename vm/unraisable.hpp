// Exceptions that nobody can catch: those of finalisers and of callbacks of weak references.
#pragma once

#include "objects/runtime.hpp"

namespace vitro::vm {

// Hooks::unraisable: calls sys.unraisablehook where a program has set one, else writes to stderr.
void report_unraisable(Runtime& rt, Object* where);
// sys.unraisablehook itself, which only writes.
Own<Object> sys_unraisablehook(Runtime& rt, Object& self, Arguments arguments);

}  // namespace vitro::vm
