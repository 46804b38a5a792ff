// The text of an uncaught exception: traceback with source lines and carets, causes and contexts,
// notes.
#pragma once

#include "objects/exception.hpp"
#include "vm/vm.hpp"

namespace vitro::vm {

// Writes what CPython 3.11 writes to stderr for an uncaught `exception`. Runs Python code
// (`__str__`); whatever that raises is swallowed and shown the way CPython shows it. Nothing is
// pending afterwards.
void print_exception(Vm& vm, Exception& exception, TextSink& sink);

// "Exception ignored in: …": shows the pending exception on stderr. Hooks::unraisable.
void print_unraisable(Runtime& rt, Object* where);

}  // namespace vitro::vm
