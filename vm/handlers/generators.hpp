// Handlers: frames that suspend.
#pragma once

#include "vm/generators.hpp"
#include "vm/handlers/control.hpp"

namespace vitro::vm::handlers {

template <bool Wide>
VITRO_INLINE Flow RETURN_GENERATOR(State& s) {
  return aside<return_generator>(s);
}

template <bool Wide>
VITRO_INLINE Flow YIELD_VALUE(State& s) {
  Frame& frame = *s.frame;
  auto& generator = static_cast<Generator&>(*frame.instance);
  if (frame.flags & (kFrameObject | kFrameTaken)) [[unlikely]] {
    if (aside<yield_specially>(s)) return Flow::next;
  }
  Object* value = pop(s).get();
  Object** window = generator.window();
  const StackRef* from = s.locals - 1;
  for (const StackRef* slot = from; slot < s.sp; ++slot) *window++ = slot->get();
  generator.unit = static_cast<std::uint32_t>(s.ip - frame.code->units);
  generator.depth = static_cast<std::uint32_t>(s.sp - frame.stack());
  generator.state = GeneratorState::suspended;
  generator.handled = leave_generator(*s.rt, generator);
  if (frame.flags & kFrameEntry) {
    s.locals[-1] = StackRef::null();
    s.result = value;
    return Flow::leave;
  }
  Frame* caller = s.frame - 1;
  --machine(s).depth;
  machine(s).current = caller;
  s.frame = caller;
  s.locals = caller->locals;
  s.ip = caller->ip + 1 + (frame.flags & kFrameSent ? 0 : bytecode::caches(Opcode::FOR_ITER));
  *frame.result = StackRef::owned(Own<Object>(value));
  s.sp = frame.result + 1;
  return Flow::next;
}

VITRO_INLINE Flow FOR_ITER_GENERATOR(State& s) {
  Object& object = peek(s);
  if (object.type != s.rt->types.generator) [[unlikely]]
    return for_iter_again(s);
  Generator& generator = gen(object);
  if (generator.state > GeneratorState::suspended) [[unlikely]]
    return end_iteration(s);
  save(s);
  Frame* frame = push_generator(machine(s), generator, s.sp, kFrameIterated);
  if (!frame) [[unlikely]]
    return Flow::raise;
  go_on(s, *frame, Own<Object>(s.rt->none));
  return Flow::next;
}

// Everything that can be delegated to; the answer of what is no generator comes at once.
template <bool Wide>
[[gnu::noinline]] Flow send_slowly(State& s) {
  save(s);
  Object& receiver = peek(s, 2);
  Object& value = peek(s);
  Own<Object> result;
  const Step how = send_to(*s.rt, receiver, value, result);
  if (how == Step::failed) return Flow::raise;
  if (how == Step::yielded) {
    s.sp[-1] = StackRef::owned(result);
    advance<Opcode::SEND>(s);
    release(value);
    return Flow::next;
  }
  s.sp[-2] = StackRef::owned(result);
  --s.sp;
  s.ip += 1 + argument<Wide>(s);
  release(value);
  release(receiver);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow SEND(State& s) {
  Object& receiver = peek(s, 2);
  Object& value = peek(s);
  const bool inner =
      receiver.type == s.rt->types.generator || receiver.type == s.rt->types.coroutine;
  if (Wide || !inner) return aside<send_slowly<Wide>>(s);
  Generator& generator = gen(receiver);
  const bool ready = generator.state == GeneratorState::suspended ||
                     (generator.state == GeneratorState::created && &value == s.rt->none);
  if (!ready) [[unlikely]]
    return aside<send_slowly<Wide>>(s);
  save(s);
  Frame* frame = push_generator(machine(s), generator, s.sp - 1, kFrameSent);
  if (!frame) [[unlikely]]
    return Flow::raise;
  go_on(s, *frame, Own<Object>(&value));
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow GET_YIELD_FROM_ITER(State& s) {
  save(s);
  Object& iterable = peek(s);
  if (iterable.type == s.rt->types.coroutine) {
    if (!(s.frame->code->flags & (kCodeCoroutine | kCodeIterableCoroutine))) {
      s.rt->raise(*s.rt->types.type_error,
                  "cannot 'yield from' a coroutine object in a non-coroutine generator");
      return Flow::raise;
    }
  } else if (iterable.type != s.rt->types.generator) {
    Own<Object> iterator = get_iterator(*s.rt, iterable);
    if (!iterator) return Flow::raise;
    s.sp[-1] = StackRef::owned(iterator);
    release(iterable);
  }
  advance<Opcode::GET_YIELD_FROM_ITER>(s);
  return Flow::next;
}

}  // namespace vitro::vm::handlers
