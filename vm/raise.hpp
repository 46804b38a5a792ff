// Exceptions in flight: the raise statement, unwinding by table, context managers.
#pragma once

#include "objects/exception.hpp"
#include "vm/state.hpp"

namespace vitro::vm {

// raise; raise exception; raise exception from cause. The values stay on the stack.
Flow raise_statement(Runtime& rt, StackRef* values, std::uint32_t count);

// Finds where a pending exception goes, popping frames on the way. True: `s` is at the handler.
// False: the entry frame was left, the exception is pending.
bool unwind(State& s, Flow how);

// `except* wanted`: replaces the exception (or None) and the class in `place` by what is left and
// what matched, which becomes the exception being handled; None each where there is nothing.
Status check_exception_star(Runtime& rt, StackRef* place);

// Replaces the manager in `place` by its bound __exit__ and what __enter__ returned.
Status enter_context(Runtime& rt, StackRef* place);
// The same with __aexit__ and what __aenter__ returned, an awaitable.
Status enter_async_context(Runtime& rt, StackRef* place);
Own<Object> exit_context(Runtime& rt, Object& exit, Exception& exception);

}  // namespace vitro::vm
