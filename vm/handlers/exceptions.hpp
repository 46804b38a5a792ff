// Handlers: raising, matching, and context managers.
#pragma once

#include "objects/exception_group.hpp"
#include "vm/raise.hpp"
#include "vm/state.hpp"

namespace vitro::vm::handlers {

template <bool Wide>
VITRO_INLINE Flow RAISE_VARARGS(State& s) {
  save(s);
  const std::uint32_t count = argument<Wide>(s);
  return raise_statement(*s.rt, s.sp - count, count);
}

template <bool Wide>
VITRO_INLINE Flow RERAISE(State& s) {
  const std::uint32_t below = argument<Wide>(s);
  // With an offset on the stack, the traceback shows the instruction that first raised.
  if (below) s.frame->reraised_from = static_cast<Int&>(peek(s, static_cast<int>(below) + 1)).value;
  s.rt->raise_object(Own<Exception>(static_cast<Exception*>(pop(s).get())));
  return Flow::reraise;
}

template <bool Wide>
VITRO_INLINE Flow PUSH_EXC_INFO(State& s) {
  Object& exception = peek(s);
  Object* previous = s.rt->handled;
  s.sp[-1] = StackRef::owned(previous ? Own<Object>(previous) : own(*s.rt->none));
  push(s, own(exception));
  s.rt->handled = &exception;  // the stack's own reference
  advance<Opcode::PUSH_EXC_INFO>(s);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow POP_EXCEPT(State& s) {
  Object* previous = pop(s).get();
  Object* ended = std::exchange(s.rt->handled, previous == s.rt->none ? nullptr : previous);
  advance<Opcode::POP_EXCEPT>(s);
  release(ended);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow CHECK_EXC_MATCH(State& s) {
  save(s);
  Object& wanted = peek(s);
  auto matches = exception_matches(*s.rt, peek(s, 2), wanted);
  if (!matches) return Flow::raise;
  s.sp[-1] = StackRef::owned(make_bool(*s.rt, *matches));
  advance<Opcode::CHECK_EXC_MATCH>(s);
  release(wanted);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow CHECK_EG_MATCH(State& s) {
  save(s);
  if (!check_exception_star(*s.rt, s.sp - 2)) return Flow::raise;
  advance<Opcode::CHECK_EG_MATCH>(s);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow PREP_RERAISE_STAR(State& s) {
  save(s);
  Own<Object> result = exception_star_result(*s.rt, peek(s, 2), peek(s, 1));
  if (!result) return Flow::raise;
  drop(s);
  drop(s);
  push(s, result);
  advance<Opcode::PREP_RERAISE_STAR>(s);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow BEFORE_WITH(State& s) {
  save(s);
  if (!enter_context(*s.rt, s.sp - 1)) return Flow::raise;
  ++s.sp;
  advance<Opcode::BEFORE_WITH>(s);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow WITH_EXCEPT_START(State& s) {
  save(s);
  // exit lasti previous exception
  Own<Object> result = exit_context(*s.rt, peek(s, 4), static_cast<Exception&>(peek(s, 1)));
  if (!result) return Flow::raise;
  push(s, result);
  advance<Opcode::WITH_EXCEPT_START>(s);
  return Flow::next;
}

}  // namespace vitro::vm::handlers
