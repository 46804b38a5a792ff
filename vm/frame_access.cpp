// What native code may ask of the running frame.
#include "vm/frame_access.hpp"

#include "objects/function.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"
#include "vm/frame.hpp"

namespace vitro::vm {

namespace {

Frame* innermost(Runtime& rt) {
  const Interpreter& interpreter = *vm_of(rt).interpreter;
  return interpreter.current < interpreter.frames ? nullptr : interpreter.current;
}

// The value of local `i`, seen through its cell where it is one. Borrowed; null: unbound.
Object* local_value(Runtime& rt, const Frame& frame, std::uint32_t i) {
  Object* value = frame.locals[i].get();
  const bool in_cell = (frame.code->local_kinds[i] & (kLocalCell | kLocalFree)) != 0;
  if (value && in_cell && value->type == rt.types.cell) return static_cast<Cell*>(value)->contents;
  return value;
}

}  // namespace

Dict* current_globals(Runtime& rt) {
  Frame* frame = innermost(rt);
  return frame ? frame->globals : nullptr;
}

Code* current_code(Runtime& rt) {
  Frame* frame = innermost(rt);
  return frame ? frame->code : nullptr;
}

Own<Object> current_locals(Runtime& rt) {
  Frame* frame = innermost(rt);
  if (!frame) return rt.raise(*rt.types.system_error, "frame does not exist");
  if (frame->names) return own(*frame->names);
  Ref<Dict> locals = new_dict(rt);
  if (!locals) return raised;
  const Code& code = *frame->code;
  for (std::uint32_t i = 0; i < code.local_count; ++i)
    if (Object* value = local_value(rt, *frame, i))
      if (!dict_set_str(rt, *locals, static_cast<Str&>((*code.local_names)[i]), *value))
        return raised;
  return locals.release();
}

InstructionPlace current_instruction(Runtime& rt) {
  const Frame* frame = innermost(rt);
  if (!frame) return {};
  return {frame->code, static_cast<std::uint32_t>(frame->ip - frame->code->units)};
}

FramePlace current_place(Runtime& rt) { return place_of_frame(rt, 1); }

FramePlace place_of_frame(Runtime& rt, std::int64_t level) {
  const Interpreter& interpreter = *vm_of(rt).interpreter;
  const Frame* frame = innermost(rt);
  if (!frame) return {};
  if (level > frame - interpreter.frames + 1) return {};
  if (level > 1) frame -= level - 1;
  const auto unit = static_cast<std::uint32_t>(frame->ip - frame->code->units);
  return {frame->code, frame->globals, line_at(*frame->code, unit)};
}

Own<Traceback> current_traceback(Runtime& rt) {
  Frame* frame = innermost(rt);
  if (!frame) return {};
  const auto unit = static_cast<std::uint32_t>(frame->ip - frame->code->units);
  return make_traceback(rt, nullptr, *frame->code, unit, line_at(*frame->code, unit));
}

Status super_arguments(Runtime& rt, Type** cls, Object** self) {
  Frame* frame = innermost(rt);
  if (!frame) return rt.raise(*rt.types.runtime_error, "super(): no current frame");
  const Code& code = *frame->code;
  if (code.argument_count == 0) return rt.raise(*rt.types.runtime_error, "super(): no arguments");
  Object* first = local_value(rt, *frame, 0);
  if (!first) return rt.raise(*rt.types.runtime_error, "super(): arg[0] deleted");
  for (std::uint32_t i = code.local_count - code.free_count; i < code.local_count; ++i) {
    if (&(*code.local_names)[i] != rt.names.class_) continue;
    Object* owner = static_cast<Cell&>(*frame->locals[i]).contents;
    if (!owner) return rt.raise(*rt.types.runtime_error, "super(): empty __class__ cell");
    if (!is_type(*owner))
      return rt.raise(*rt.types.runtime_error, "super(): __class__ is not a type (%T)",
                      owner->type);
    *cls = static_cast<Type*>(owner);
    *self = first;
    return ok;
  }
  return rt.raise(*rt.types.runtime_error, "super(): __class__ cell not found");
}

}  // namespace vitro::vm
