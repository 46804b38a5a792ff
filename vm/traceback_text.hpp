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

// Writes what CPython writes about an exception that nobody can catch: `where` (may be null) is
// what it came out of. Nothing is pending afterwards.
void print_unraisable(Vm& vm, Exception& exception, Object* where, TextSink& sink);

}  // namespace vitro::vm
