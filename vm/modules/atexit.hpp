// What the end of a program does with functions registered by module atexit.
#pragma once

#include "objects/runtime.hpp"

namespace vitro::vm {

// Calls and forgets them, the last one first; what they raise is reported.
void run_exit_functions(Runtime& rt);

}  // namespace vitro::vm
