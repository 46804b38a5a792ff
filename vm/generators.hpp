// Frames that suspend: how a generator's window of references comes to the data stack and goes
// back.
//
// The window travels. A paused generator keeps callable, locals and value stack in its own cell;
// resuming copies these words above the stack of whoever resumes and pushes a record as for a call,
// yielding copies them back. A frame on the data stack is then the same whatever its code is, and
// handlers, calls out of generators included, know nothing of suspension.
#pragma once

#include "objects/generator.hpp"
#include "vm/frame_object.hpp"
#include "vm/invoke.hpp"
#include "vm/state.hpp"

namespace vitro::vm {

// Fills the hooks that objects/generator.cpp works through.
void fill_generator_hooks(Runtime& rt);

// The frame becomes a generator, which goes to the caller.
Flow return_generator(State& s);
// A yield of a frame that Python has asked for, or whose items are taken. True: it was, and the
// frame goes on.
bool yield_specially(State& s);
// `value` is the answer of an entry frame or of a generator's.
Flow return_specially(State& s, Object* value);
// An exception has left a generator's frame.
void fail_generator(Runtime& rt, Generator& generator);

// Pushes the record of a paused generator; place[0] becomes its callable and the caller's result
// slot. Null: RecursionError is pending, and nothing has changed.
VITRO_INLINE Frame* push_generator(Interpreter& interpreter, Generator& generator, StackRef* place,
                                   std::uint32_t flags) {
  Runtime& rt = *interpreter.rt;
  Code& code = *generator.code;
  StackRef* locals = place + 1;
  Frame* frame = interpreter.current + 1;
  if (interpreter.depth >= rt.limits.recursion || frame >= interpreter.frames_limit ||
      locals + code.local_count + code.stack_size + 2 > interpreter.stack_limit) [[unlikely]] {
    raise_too_deep(rt);
    return nullptr;
  }
  const std::uint32_t size = generator.window_size();
  Object* const* window = generator.window();
  for (std::uint32_t i = 0; i < size; ++i) place[i] = StackRef::owned(Own<Object>(window[i]));
  auto& function = static_cast<Function&>(*window[0]);
  frame->ip = code.units + generator.unit;
  frame->locals = locals;
  frame->result = place;
  frame->top = place + size;
  frame->code = &code;
  frame->function = &function;
  frame->globals = function.globals;
  frame->builtins = function.builtins;
  frame->names = nullptr;
  frame->instance = &generator;
  frame->flags = flags | kFrameGenerator;
  frame->reraised_from = -1;
  ++interpreter.depth;
  interpreter.current = frame;
  if (generator.frame) [[unlikely]]
    resume_frame_object(*frame, generator);
  generator.state = GeneratorState::running;
  generator.resumer = {rt.handled, rt.resumers};
  rt.resumers = &generator.resumer;
  rt.handled = generator.handled;
  generator.handled = nullptr;
  return frame;
}

// What was being handled outside is so again; yields what the generator was handling.
VITRO_INLINE Object* leave_generator(Runtime& rt, Generator& generator) {
  Object* handled = rt.handled;
  rt.handled = generator.resumer.value;
  rt.resumers = generator.resumer.outer;
  return handled;
}

// Goes on after the instruction `yield`; `value` is what that gives.
VITRO_INLINE void go_on_from(State& s, CodeUnit* yield, Own<Object> value) {
  CodeUnit* next = yield + 1;
  // Nearly always the yield is a statement: its value is thrown away.
  if (next->opcode == bytecode::number(Opcode::RESUME)) ++next;
  s.ip = next;
  if (next->opcode == bytecode::number(Opcode::POP_TOP) && value.get() == s.rt->none) {
    ++s.ip;
    return;
  }
  push(s, value);
}

// The same (or at the start) of the generator whose record was just pushed.
VITRO_INLINE void go_on(State& s, Frame& frame, Own<Object> value) {
  s.frame = &frame;
  s.locals = frame.locals;
  s.sp = frame.top;
  go_on_from(s, frame.ip, value);
}

}  // namespace vitro::vm
