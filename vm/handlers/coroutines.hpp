// Handlers: await, async for and async with.
#pragma once

#include "objects/async_generator.hpp"
#include "vm/awaiting.hpp"
#include "vm/raise.hpp"
#include "vm/state.hpp"

namespace vitro::vm::handlers {

template <bool Wide>
VITRO_INLINE Flow GET_AWAITABLE(State& s) {
  save(s);
  Object& value = peek(s);
  Own<Object> iterator = awaitable_of(*s.rt, value, argument<Wide>(s));
  if (!iterator) return Flow::raise;
  s.sp[-1] = StackRef::owned(iterator);
  advance<Opcode::GET_AWAITABLE>(s);
  release(value);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow GET_AITER(State& s) {
  save(s);
  Object& iterable = peek(s);
  Own<Object> iterator = async_iterator_of(*s.rt, iterable);
  if (!iterator) return Flow::raise;
  s.sp[-1] = StackRef::owned(iterator);
  advance<Opcode::GET_AITER>(s);
  release(iterable);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow GET_ANEXT(State& s) {
  save(s);
  Own<Object> awaitable = next_awaitable_of(*s.rt, peek(s));
  if (!awaitable) return Flow::raise;
  push(s, awaitable);
  advance<Opcode::GET_ANEXT>(s);
  return Flow::next;
}

// iterator exception →   StopAsyncIteration ends the loop, anything else goes on.
template <bool Wide>
VITRO_INLINE Flow END_ASYNC_FOR(State& s) {
  save(s);
  Object& exception = peek(s);
  if (!is_instance(exception, *s.rt->types.stop_async_iteration)) {
    s.rt->raise_object(Own<Exception>(static_cast<Exception*>(pop(s).get())));
    return Flow::reraise;
  }
  Object& iterator = peek(s, 2);
  s.sp -= 2;
  advance<Opcode::END_ASYNC_FOR>(s);
  release(exception);
  release(iterator);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow BEFORE_ASYNC_WITH(State& s) {
  save(s);
  if (!enter_async_context(*s.rt, s.sp - 1)) return Flow::raise;
  ++s.sp;
  advance<Opcode::BEFORE_ASYNC_WITH>(s);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow ASYNC_GEN_WRAP(State& s) {
  save(s);
  Own<Object> box = wrap_yielded(*s.rt, Own<Object>(&peek(s)));
  if (!box) return Flow::raise;
  s.sp[-1] = StackRef::owned(box);
  advance<Opcode::ASYNC_GEN_WRAP>(s);
  return Flow::next;
}

}  // namespace vitro::vm::handlers
