// What is done between two instructions of Python code: garbage collection, memory given back,
// signals.
#pragma once

#include "objects/runtime.hpp"

namespace vitro::vm {

// Serves Runtime::interrupt. Runs Python code (finalisers, callbacks). False: an exception is
// pending.
[[gnu::noinline]] bool serve_interrupts(Runtime& rt);

}  // namespace vitro::vm
