#include "vm/generators.hpp"

#include <utility>

#include "objects/exception.hpp"
#include "vm/frame_object.hpp"
#include "vm/raise.hpp"

namespace vitro::vm {

namespace {

// From native code: a nested loop.
Own<Object> resume(Runtime& rt, Generator& generator, Object* value) {
  if (!rt.enter("")) return raised;
  Interpreter& interpreter = *vm_of(rt).interpreter;
  Own<Object> result;
  if (Frame* frame = push_generator(interpreter, generator, interpreter.top(), kFrameEntry)) {
    if (value) {
      *frame->top++ = StackRef::owned(own(*value));
      ++frame->ip;
      result = run(interpreter, Flow::next);
    } else {
      // What was thrown in comes on top of what is handled here, whatever it came on top of before.
      if (rt.handled) link_context(rt, *rt.pending_exception());
      result = run(interpreter, Flow::raise);
    }
  }
  rt.leave();
  return result;
}

Opcode opcode_at(const Generator& generator, std::uint32_t unit) {
  return static_cast<Opcode>(generator.code->units[unit].opcode);
}

// A yield that belongs to `yield from` or `await` is followed by RESUME 2 or 3, and its receiver is
// on top of the stack.
Object* delegate(Generator& generator) {
  const std::uint32_t next = generator.unit + 1;
  if (next >= generator.code->unit_count || opcode_at(generator, next) != Opcode::RESUME ||
      generator.code->units[next].argument < 2)
    return nullptr;
  return generator.locals()[generator.code->local_count + generator.depth - 1];
}

Own<Object> end_delegation(Generator& generator) {
  Object** top = generator.locals() + generator.code->local_count + --generator.depth;
  // SEND stands before the YIELD_VALUE and jumps to where its result is wanted.
  const std::uint32_t send = generator.unit - 1;
  std::uint32_t distance = generator.code->units[send].argument;
  if (send > 0 && opcode_at(generator, send - 1) == Opcode::EXTENDED_ARG)
    distance |= std::uint32_t{generator.code->units[send - 1].argument} << 16;
  generator.unit = send + distance;  // one before the target
  return Own<Object>(std::exchange(*top, nullptr));
}

Type& type_for(Runtime& rt, const Code& code) {
  if (code.flags & kCodeAsyncGenerator) return *rt.types.async_generator;
  return code.flags & kCodeCoroutine ? *rt.types.coroutine : *rt.types.generator;
}

// The record of the running frame goes.
void leave_record(State& s) {
  --machine(s).depth;
  s.frame = machine(s).current = s.frame - 1;
  s.locals = s.frame->locals;
  s.ip = s.frame->ip;
}

// The generator of a frame has come to its end.
void finish(Runtime& rt, Frame& frame) {
  auto& generator = static_cast<Generator&>(*std::exchange(frame.instance, nullptr));
  generator.state = GeneratorState::finished;
  release(leave_generator(rt, generator));
}

}  // namespace

Flow return_generator(State& s) {
  save(s);
  Frame& frame = *s.frame;
  Code& code = *frame.code;
  Own<Generator> made = make_generator(*s.rt, type_for(*s.rt, code), code, frame.function);
  if (!made) return Flow::raise;
  for (std::uint32_t i = 0; i <= code.local_count; ++i)
    made->window()[i] = std::exchange(s.locals[static_cast<int>(i) - 1], StackRef::null()).get();
  made->unit = static_cast<std::uint32_t>(s.ip - code.units);
  made->state = GeneratorState::created;
  if (frame.flags & kFrameObject) suspend_frame_object(frame, *made);
  if (frame.flags & kFrameConstruct) return reject_init_result(s, made.get());
  if (frame.flags & kFrameEntry) {
    s.result = made.get();
    return Flow::leave;
  }
  s.sp = frame.result;
  leave_record(s);
  s.ip += call_units(*s.ip);
  push(s, made);
  return Flow::next;
}

namespace {

// The value of a property takes the place of the getter.
Flow return_property(State& s, Object* value) {
  const std::uint32_t count = s.frame->code->local_count;
  StackRef* locals = s.locals;
  StackRef* result = s.frame->result;
  s.frame[-1].top = s.sp;
  leave_record(s);
  for (std::uint32_t i = 0; i < count; ++i)
    release(std::exchange(locals[i], StackRef::null()).get());
  Object& getter = *locals[-1];
  *result = StackRef::owned(Own<Object>(value));
  s.sp = result + 1;
  s.frame->top = s.sp;
  s.ip += 1 + bytecode::caches(Opcode::LOAD_ATTR);
  release(getter);
  return Flow::next;
}

}  // namespace

Flow return_specially(State& s, Object* value) {
  Frame& frame = *s.frame;
  if (frame.flags & kFrameObject) {
    push(s, Own<Object>(value));
    save(s);
    detach_frame_object(machine(s), frame);
    return Flow::next;  // and once more
  }
  const std::uint32_t flags = frame.flags;
  if (flags & kFrameProperty) return return_property(s, value);
  const std::uint32_t count = frame.code->local_count;
  StackRef* locals = s.locals;
  if (flags & kFrameEntry) {
    save(s);
    if (flags & kFrameGenerator) finish(*s.rt, frame);
    for (std::uint32_t i = 0; i < count; ++i)
      release(std::exchange(locals[i], StackRef::null()).get());
    s.result = value;
    return Flow::leave;
  }
  StackRef* result = frame.result;
  finish(*s.rt, frame);
  (&frame)[-1].top = s.sp;
  leave_record(s);
  for (std::uint32_t i = 0; i < count; ++i)
    release(std::exchange(locals[i], StackRef::null()).get());
  release(std::exchange(locals[-1], StackRef::null()).get());
  // The answer of a SEND takes the place of the receiver; a loop just ends.
  Object* receiver = result[-1].get();
  s.sp = result - 1;
  s.ip += 1 + s.ip->argument;
  if (flags & kFrameSent) {
    push(s, Own<Object>(value));
    s.frame->top = s.sp;
  } else {
    s.ip += bytecode::caches(Opcode::FOR_ITER);
    s.frame->top = s.sp;
    release(value);
  }
  release(receiver);
  return Flow::next;
}

void fail_generator(Runtime& rt, Generator& generator) {
  generator.state = GeneratorState::finished;
  Object* handled = leave_generator(rt, generator);
  convert_stop(rt, generator);
  release(handled);
}

void fill_generator_hooks(Runtime& rt) {
  rt.hooks.resume = resume;
  rt.hooks.delegate = delegate;
  rt.hooks.end_delegation = end_delegation;
  rt.hooks.generator_frame = generator_frame;
  rt.hooks.forget_frame = forget_frame;
  rt.hooks.traceback_frame = traceback_frame;
}

}  // namespace vitro::vm
