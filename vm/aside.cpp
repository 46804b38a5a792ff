// What handlers do rarely, out of their way: see aside() in state.hpp.
#include "objects/iterators_builtin.hpp"
#include "vm/generators.hpp"
#include "vm/handlers/arith.hpp"
#include "vm/handlers/call.hpp"
#include "vm/handlers/control.hpp"
#include "vm/handlers/subscript.hpp"
#include "vm/interrupt.hpp"
#include "vm/invoke.hpp"
#include "vm/names.hpp"
#include "vm/state.hpp"

namespace vitro::vm {

void deallocate_aside(State& s, Object* object) {
  save(s);
  s.rt->deallocate(*object);
}

void release_both_aside(State& s, Object* first, Object* second) {
  save(s);
  release(first);
  release(second);
}

namespace handlers {

void unbound_local_aside(State& s, std::uint32_t local) {
  (void)raise_unbound_local(*s.rt, *s.frame, local);
}

void unbound_cell_aside(State& s, std::uint32_t local) {
  (void)raise_unbound_cell(*s.rt, *s.frame, local);
}

Flow poll_aside(State& s) {
  save(s);
  return serve_interrupts(*s.rt) ? Flow::next : Flow::raise;
}

Flow no_frame_aside(State& s) {
  if (s.rt->interrupt != 0) return poll_aside(s);
  raise_too_deep(*s.rt);
  return Flow::raise;
}

Object* allocate_aside(State& s, Type* cls) {
  save(s);
  Object* instance = allocate_quickly(*s.rt, *cls).get();
  if (instance) release(static_cast<Object&>(*cls));  // which the instance holds
  return instance;
}

Flow no_construct_aside(State& s, Object* instance) {
  save(s);
  retain(static_cast<Object&>(*instance->type));  // the instance had the reference of the stack
  drop_unborn(*instance);
  return no_frame_aside(s);
}

Flow append_aside(State& s) {
  save(s);
  StackRef* base = s.sp - 3;
  auto& list = static_cast<List&>(*base[1]);
  if (!list_append(*s.rt, list, own(*base[2]))) return Flow::raise;
  return finish_native(s, base, own(*s.rt->none));
}

void missing_key_aside(State& s) { s.rt->raise_with_args(*s.rt->types.key_error, {&peek(s)}); }

void stray_cache_aside(State& s) {
  save(s);
  s.rt->raise(*s.rt->types.system_error, "the instruction pointer is inside an inline cache");
}

int pop_truth_aside(State& s) {
  save(s);
  Object& value = peek(s);
  const auto result = truth(*s.rt, value);
  if (!result) return -1;
  --s.sp;
  save(s);
  release(value);
  return *result;
}

Flow end_iteration_aside(State& s) {
  save(s);
  Own<Object> item = next_item(*s.rt, peek(s));
  if (!item && !s.rt->pending()) return leave_loop<false>(s);
  if (!item) return Flow::raise;
  push(s, item);
  advance<Opcode::FOR_ITER>(s);
  return Flow::next;
}

Flow range_item_aside(State& s) {
  save(s);
  Own<Object> item = next_item(*s.rt, peek(s));  // a range that is not exhausted
  if (!item) return Flow::raise;
  push(s, item);
  advance<Opcode::FOR_ITER>(s);
  return Flow::next;
}

namespace {

Flow finish_number(State& s, Own<Object> result, std::uint16_t mask) {
  if (!result) return Flow::raise;
  Object& left = peek(s, 2);
  Object& right = peek(s, 1);
  --s.sp;
  s.sp[-1] = StackRef::owned(result);
  advance<Opcode::BINARY_OP>(s);
  if (!(mask & bytecode::kBorrowSecond)) release(left);
  if (!(mask & bytecode::kBorrowTop)) release(right);
  return Flow::next;
}

}  // namespace

Flow finish_int_aside(State& s, std::int64_t value, std::uint16_t mask) {
  return finish_number(s, make_int(*s.rt, value), mask);
}

Flow finish_float_aside(State& s, double value, std::uint16_t mask) {
  return finish_number(s, make_float(*s.rt, value), mask);
}

// The record goes first, then what the frame held: what dies can run code, which must find the
// caller as the running frame, its stack reaching over the slots that are still to be released.
Flow return_aside(State& s) {
  Frame& frame = *s.frame;
  Object* value = pop(s).get();
  StackRef* result = frame.result;
  if (frame.flags) {
    if (frame.flags & (kFrameEntry | kFrameGenerator | kFrameObject | kFrameProperty))
      return return_specially(s, value);
    if (value != s.rt->none) return reject_init_result(s, value);
    value = std::exchange(frame.instance, nullptr);
  }
  const std::uint32_t count = frame.code->local_count;
  StackRef* locals = s.locals;
  Frame* caller = s.frame - 1;
  caller->top = s.sp;
  --machine(s).depth;
  machine(s).current = caller;
  s.frame = caller;
  s.locals = caller->locals;
  s.ip = caller->ip;
  for (std::uint32_t i = 0; i < count; ++i)
    release(std::exchange(locals[i], StackRef::null()).get());
  Object& callable = *locals[-1];
  *result = StackRef::owned(Own<Object>(value));
  s.sp = result + 1;
  caller->top = s.sp;
  s.ip += call_units(*s.ip);
  release(callable);
  return Flow::next;
}

}  // namespace handlers

}  // namespace vitro::vm
