// Frames outside the hot loop: pushing records, entering from C++, and what roots they are.
#include "vm/frame.hpp"

#include <algorithm>

#include "objects/runtime.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"
#include "vm/frame_object.hpp"
#include "vm/state.hpp"

namespace vitro::vm {

Frame* push_frame(Interpreter& interpreter, Code& code, Function* function, Dict& globals,
                  Dict& builtins, Object* names, StackRef* locals, StackRef* result,
                  std::uint32_t flags) {
  Runtime& rt = *interpreter.rt;
  Frame* frame = interpreter.current + 1;
  if (interpreter.depth >= rt.limits.recursion || frame >= interpreter.frames_limit ||
      locals + code.local_count + code.stack_size + 2 > interpreter.stack_limit) {
    rt.raise(*rt.types.recursion_error, "maximum recursion depth exceeded");
    return nullptr;
  }
  *frame = {.ip = code.units,
            .locals = locals,
            .result = result,
            .top = locals + code.local_count,
            .code = &code,
            .function = function,
            .globals = &globals,
            .builtins = &builtins,
            .names = names,
            .instance = nullptr,
            .flags = flags,
            .reraised_from = -1,
            .object = nullptr};
  ++interpreter.depth;
  interpreter.current = frame;
  return frame;
}

void Interpreter::visit_roots(RootVisitor& visitor) {
  for (Frame* frame = frames; frame <= current; ++frame) {
    const auto unit = static_cast<std::uint32_t>(frame->ip - frame->code->units);
    auto* names =
        frame->names && is_dict(*frame->names) ? static_cast<Dict*>(frame->names) : nullptr;
    visitor.frame({.code = frame->code,
                   .function = frame->function,
                   .globals = frame->globals,
                   .locals = names,
                   .unit = unit,
                   .line = line_at(*frame->code, unit)});
    if (Object* callable = frame->locals[-1].get())
      visitor.root(*callable, {EdgeKind::root, 0, "callable", nullptr}, true);
    if (frame->instance && !(frame->flags & kFrameGenerator))
      visitor.root(*frame->instance, {EdgeKind::root, 0, "instance under construction", nullptr},
                   true);
    if (frame->flags & kFrameObject)
      visitor.root(*frame->object, {EdgeKind::root, 0, "frame object", nullptr}, true);
    for (std::uint32_t i = 0; i < frame->code->local_count; ++i)
      if (Object* local = frame->locals[i].get())
        visitor.root(*local, {EdgeKind::local, i, nullptr, &(*frame->code->local_names)[i]}, true);
    // A caller's stack ends where the callee's slots begin.
    StackRef* top = frame->top;
    if (frame < current) top = std::min(top, frame[1].result);
    const std::uint32_t borrowed = borrowed_at(*frame->code, unit);
    for (StackRef* slot = frame->stack(); slot < top; ++slot) {
      const auto i = static_cast<std::uint32_t>(slot - frame->stack());
      const bool owned = i >= 32 || !(borrowed >> i & 1);
      if (slot->get()) visitor.root(**slot, {EdgeKind::stack, i, nullptr, nullptr}, owned);
    }
  }
  visitor.leave_frames();
  vm->visit_kept(visitor);
}

namespace {

// Slots::call of Python functions: copies the arguments onto the data stack and runs a nested loop.
Own<Object> call_function(Runtime& rt, Object& callee, Arguments arguments) {
  auto& function = static_cast<Function&>(callee);
  Interpreter& interpreter = *vm_of(rt).interpreter;
  const std::uint32_t keywords = arguments.keyword_names ? arguments.keyword_names->length() : 0;
  const std::uint32_t total = arguments.count + keywords;
  StackRef* base = interpreter.top();
  if (base + total + 2 + function.code->local_count > interpreter.stack_limit)
    return rt.raise(*rt.types.recursion_error, "maximum recursion depth exceeded");
  base[0] = StackRef::null();
  base[1] = StackRef::owned(own(callee));
  for (std::uint32_t i = 0; i < total; ++i)
    base[2 + i] = StackRef::owned(own(*arguments.values[i]));
  const StackFloor floor(interpreter, base + 2 + std::max(total, function.code->local_count));
  if (!bind_arguments(interpreter, function, base + 2, arguments.count, arguments.keyword_names)) {
    release(callee);
    return raised;
  }
  if (!push_frame(interpreter, *function.code, &function, *function.globals, *function.builtins,
                  nullptr, base + 2, base, kFrameEntry)) {
    for (std::uint32_t i = 0; i < function.code->local_count; ++i) release(base[2 + i].get());
    release(callee);
    return raised;
  }
  return run(interpreter, Flow::next);
}

Own<Object> run_body(Interpreter& interpreter, Code& code, Function* function, Dict& globals,
                     Dict& builtins, Object& names, std::uint32_t flags = 0) {
  StackRef* base = interpreter.top();
  if (base + 2 + code.local_count > interpreter.stack_limit) {
    if (flags & kFrameMain) release(static_cast<Object&>(code));
    return interpreter.rt->raise(*interpreter.rt->types.recursion_error,
                                 "maximum recursion depth exceeded");
  }
  Object& callable = function ? static_cast<Object&>(*function) : code;
  base[0] = StackRef::null();
  // The code of __main__ is stolen: its caller must not hold what a dump of the program would
  // count.
  base[1] = StackRef::owned((flags & kFrameMain) ? Own<Object>(&callable) : own(callable));
  for (std::uint32_t i = 0; i < code.local_count; ++i) base[2 + i] = StackRef::null();
  if (!push_frame(interpreter, code, function, globals, builtins, &names, base + 2, base,
                  kFrameEntry | flags)) {
    release(callable);
    return raised;
  }
  return run(interpreter, Flow::next);
}

}  // namespace

Own<Object> run_class_body(Interpreter& interpreter, Function& function, Object& names) {
  return run_body(interpreter, *function.code, &function, *function.globals, *function.builtins,
                  names);
}

Own<Object> Vm::execute(Code& code, Dict& globals, Object& locals) {
  // The code may rebind `__builtins__`.
  const Ref<Dict> builtins = Ref<Dict>::share(builtins_of(rt_, globals));
  return run_body(*interpreter, code, nullptr, globals, *builtins, locals);
}

Own<Object> run_main_body(Interpreter& interpreter, Own<Code> code, Dict& globals) {
  return run_body(interpreter, *code, nullptr, globals, *interpreter.rt->builtins, globals,
                  kFrameMain);
}

void fill_function_call(Runtime& rt) { rt.types.function->slots.call = call_function; }

}  // namespace vitro::vm
