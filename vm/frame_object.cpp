#include "vm/frame_object.hpp"

#include <utility>

#include "objects/dict.hpp"
#include "objects/int.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace vitro::vm {

namespace {

FrameObject& fo(Object& object) { return static_cast<FrameObject&>(object); }

std::uint32_t unit_of(const FrameObject& frame) {
  if (frame.record) return static_cast<std::uint32_t>(frame.record->ip - frame.code->units);
  return frame.generator ? frame.generator->unit : frame.unit;
}

// The variables of a frame that has not ended; null: it has.
Object* const* slots_of(const FrameObject& frame) {
  if (frame.record) return reinterpret_cast<Object* const*>(frame.record->locals);
  return frame.generator && frame.generator->paused() ? frame.generator->locals() : nullptr;
}

// Brings `locals` of a frame that has ended to what the variables held.
Status show_kept(Runtime& rt, FrameObject& frame) {
  const Ref<Dict> kept = Ref<Dict>::share(*frame.kept);
  const Ref<Dict> locals = Ref<Dict>::share(*frame.locals);
  const Ref<Code> code = Ref<Code>::share(*frame.code);
  for (std::uint32_t i = 0; i < code->local_count; ++i) {
    auto& name = static_cast<Str&>((*code->local_names)[i]);
    const DictLookup found = dict_get(rt, *kept, name);
    if (!found.ok) return raised;
    if (found.value ? !dict_set_str(rt, *locals, name, *found.value)
                    : dict_remove(rt, *locals, name) == Removal::failed)
      return raised;
  }
  return ok;
}

// Puts what the variables hold into `locals`, through cells; unbound ones are taken out.
Status update_locals(Runtime& rt, FrameObject& frame) {
  if (!frame.locals) frame.locals = new_dict(rt).get();
  if (!frame.locals) return raised;
  if (frame.kept) return show_kept(rt, frame);
  Object* const* slots = slots_of(frame);
  if (!slots) return ok;
  const Ref<Dict> locals = Ref<Dict>::share(*frame.locals);
  const Code& code = *frame.code;
  for (std::uint32_t i = 0; i < code.local_count; ++i) {
    Object* value = slots[i];
    const bool in_cell = (code.local_kinds[i] & (kLocalCell | kLocalFree)) != 0;
    if (value && in_cell && value->type == rt.types.cell)
      value = static_cast<Cell*>(value)->contents;
    auto& name = static_cast<Str&>((*code.local_names)[i]);
    if (value) {
      if (!dict_set_str(rt, *locals, name, *value)) return raised;
    } else if (dict_remove(rt, *locals, name) == Removal::failed) {
      return raised;
    }
    slots = slots_of(frame);  // a value that was let go of may have run anything
    if (!slots) return ok;
  }
  return ok;
}

Own<Object> or_none(Runtime& rt, Object* object) { return own(object ? *object : *rt.none); }

// ---- what Python sees ----

Own<Object> frame_code(Runtime&, Object& self) { return own(static_cast<Object&>(*fo(self).code)); }
Own<Object> frame_globals(Runtime&, Object& self) {
  return own(static_cast<Object&>(*fo(self).globals));
}
Own<Object> frame_builtins(Runtime&, Object& self) {
  return own(static_cast<Object&>(*fo(self).builtins));
}
Own<Object> frame_locals(Runtime& rt, Object& self) {
  FrameObject& frame = fo(self);
  if (frame.names) return own(*frame.names);
  if (!update_locals(rt, frame)) return raised;
  return own(static_cast<Object&>(*frame.locals));
}
Own<Object> frame_back(Runtime& rt, Object& self) {
  const FrameObject& frame = fo(self);
  Interpreter& interpreter = *vm_of(rt).interpreter;
  if (!frame.record) return or_none(rt, frame.back);
  if (frame.record == interpreter.frames) return own(*rt.none);
  return frame_object_of(interpreter, *(frame.record - 1));
}
Own<Object> frame_line(Runtime& rt, Object& self) {
  return make_int(rt, line_at(*fo(self).code, unit_of(fo(self))));
}
Own<Object> frame_lasti(Runtime& rt, Object& self) {
  return make_int(rt, std::int64_t{unit_of(fo(self))} * 2);
}
Own<Object> frame_trace(Runtime& rt, Object& self) { return or_none(rt, fo(self).trace); }
Status set_frame_trace(Runtime& rt, Object& self, Object* value) {
  if (value == rt.none) value = nullptr;
  retain(value);
  release(std::exchange(fo(self).trace, value));
  return ok;
}

template <bool FrameObject::*Field>
Own<Object> get_flag(Runtime& rt, Object& self) {
  return make_bool(rt, fo(self).*Field);
}
template <bool FrameObject::*Field>
Status set_flag(Runtime& rt, Object& self, Object* value) {
  if (!value || value->type != rt.types.bool_)
    return rt.raise(*rt.types.type_error, "attribute value type must be bool");
  fo(self).*Field = value == rt.true_;
  return ok;
}

Own<Object> frame_clear(Runtime& rt, Object& self, Arguments) {
  FrameObject& frame = fo(self);
  if (frame.record || (frame.generator && frame.generator->busy()))
    return rt.raise(*rt.types.runtime_error, "cannot clear an executing frame");
  if (frame.generator) {
    const Ref<Generator> generator = Ref<Generator>::share(*frame.generator);
    if (!generator_close(rt, *generator)) write_unraisable(rt, generator.get());
  }
  release(static_cast<Object*>(std::exchange(frame.kept, nullptr)));
  release(static_cast<Object*>(std::exchange(frame.locals, nullptr)));
  return own(*rt.none);
}

Own<Object> frame_repr(Runtime& rt, Object& self) {
  const FrameObject& frame = fo(self);
  return format_message(rt, "<frame at %p, file %R, line %d, code %S>", static_cast<void*>(&self),
                        static_cast<Object*>(frame.code->filename),
                        static_cast<int>(line_at(*frame.code, unit_of(frame))), frame.code->name);
}

constexpr NativeMethod kMethods[] = {{"clear", frame_clear, Takes::nothing}};
constexpr NativeProperty kProperties[] = {
    {"f_back", frame_back},
    {"f_builtins", frame_builtins},
    {"f_code", frame_code},
    {"f_globals", frame_globals},
    {"f_lasti", frame_lasti},
    {"f_lineno", frame_line},
    {"f_locals", frame_locals},
    {"f_trace", frame_trace, set_frame_trace},
    {"f_trace_lines", get_flag<&FrameObject::trace_lines>, set_flag<&FrameObject::trace_lines>},
    {"f_trace_opcodes", get_flag<&FrameObject::trace_opcodes>,
     set_flag<&FrameObject::trace_opcodes>},
};

void dealloc_frame(Runtime& rt, Object& object) {
  FrameObject& frame = fo(object);
  for (Object* edge :
       {static_cast<Object*>(frame.code), static_cast<Object*>(frame.globals),
        static_cast<Object*>(frame.builtins), frame.names, static_cast<Object*>(frame.locals),
        static_cast<Object*>(frame.kept), static_cast<Object*>(frame.back), frame.trace})
    release(edge);
  rt.free_object(object, CellKind::container, sizeof(FrameObject));
}

void fill_frame(Slots& slots) {
  slots.dealloc = dealloc_frame;
  slots.visit = visit_as<FrameObject>;
  slots.repr = frame_repr;
}

constexpr TypeSpec kFrameType = {.name = "frame",
                                 .type = &Types::frame,
                                 .basic_size = sizeof(FrameObject),
                                 .fill = fill_frame,
                                 .methods = kMethods,
                                 .properties = kProperties};

// The type is made with the first frame object.
Type* frame_type(Runtime& rt) {
  if (rt.types.frame) return rt.types.frame;
  if (prepare_builtin_type(rt, kFrameType) && ready_builtin_type(rt, kFrameType))
    return rt.types.frame;
  rt.types.frame = nullptr;
  return nullptr;
}

Own<FrameObject> make_frame_object(Runtime& rt, Code& code, Dict& globals, Dict& builtins,
                                   Object* names) {
  Type* type = frame_type(rt);
  if (!type) return raised;
  Own<FrameObject> made = rt.allocate<FrameObject>(*type);
  if (!made) return raised;
  made->code = own(code).get();
  made->globals = own(globals).get();
  made->builtins = own(builtins).get();
  retain(names);
  made->names = names;
  made->locals = nullptr;
  made->kept = nullptr;
  made->back = nullptr;
  made->trace = nullptr;
  made->record = nullptr;
  made->generator = nullptr;
  made->unit = 0;
  made->trace_lines = true;
  made->trace_opcodes = false;
  return made;
}

// The frame of `frame` ends: it keeps its variables and its caller, as far as there is memory.
void keep_what_it_shows(Runtime& rt, FrameObject& frame, FrameObject* back) {
  Ref<Exception> pending = rt.take_pending();
  if (!frame.names && !frame.kept && slots_of(frame)) {
    // What was shown already changes only when it is asked for again.
    Dict* shown = std::exchange(frame.locals, nullptr);
    if (!update_locals(rt, frame)) rt.clear_pending();
    frame.kept = std::exchange(frame.locals, shown);
  }
  frame.back = back;
  frame.unit = unit_of(frame);
  if (pending) rt.raise_object(pending.release());
}

}  // namespace

Own<FrameObject> frame_object_of(Interpreter& interpreter, Frame& record) {
  if (record.flags & kFrameObject) return own(*record.object);
  Ref<FrameObject> made = make_frame_object(*interpreter.rt, *record.code, *record.globals,
                                            *record.builtins, record.names);
  if (!made) return raised;
  made->record = &record;
  if (record.flags & kFrameGenerator) made->generator = &gen(*record.instance);
  record.object = own(*made).get();
  record.flags |= kFrameObject;
  return made.release();
}

void detach_frame_object(Interpreter& interpreter, Frame& record) {
  Runtime& rt = *interpreter.rt;
  FrameObject& frame = *record.object;
  record.flags &= ~std::uint32_t{kFrameObject};
  if (frame.refcount > 1) {
    Ref<Exception> pending = rt.take_pending();
    Own<FrameObject> back;
    if (&record > interpreter.frames) back = frame_object_of(interpreter, *(&record - 1));
    rt.clear_pending();
    if (pending) rt.raise_object(pending.release());
    keep_what_it_shows(rt, frame, back.get());
  }
  frame.record = nullptr;
  frame.generator = nullptr;
  release(static_cast<Object&>(frame));
}

void suspend_frame_object(Frame& record, Generator& generator) {
  record.flags &= ~std::uint32_t{kFrameObject};
  record.object->record = nullptr;
  record.object->generator = &generator;
  generator.frame = record.object;
}

void resume_frame_object(Frame& record, Generator& generator) {
  record.object = static_cast<FrameObject*>(std::exchange(generator.frame, nullptr));
  record.object->record = &record;
  record.flags |= kFrameObject;
}

Own<Object> generator_frame(Runtime& rt, Generator& generator) {
  if (generator.state == GeneratorState::finished) return own(*rt.none);
  if (generator.frame) return own(*generator.frame);
  Interpreter& interpreter = *vm_of(rt).interpreter;
  if (generator.state == GeneratorState::running) {
    for (Frame* record = interpreter.current; record >= interpreter.frames; --record)
      if ((record->flags & kFrameGenerator) && record->instance == &generator)
        return frame_object_of(interpreter, *record);
    return own(*rt.none);
  }
  auto& function = static_cast<Function&>(*generator.window()[0]);
  Ref<FrameObject> made =
      make_frame_object(rt, *generator.code, *function.globals, *function.builtins, nullptr);
  if (!made) return raised;
  made->generator = &generator;
  generator.frame = own(static_cast<Object&>(*made)).get();
  return made.release();
}

void forget_frame(Runtime& rt, Generator& generator) {
  auto& frame = fo(*std::exchange(generator.frame, nullptr));
  if (frame.refcount > 1) keep_what_it_shows(rt, frame, nullptr);
  frame.generator = nullptr;
  release(static_cast<Object&>(frame));
}

Own<Object> traceback_frame(Runtime& rt, Traceback& traceback) {
  if (traceback.frame) return own(*traceback.frame);
  Interpreter& interpreter = *vm_of(rt).interpreter;
  // Perhaps it still runs: then that is the one.
  Frame* record = traceback.depth ? interpreter.frames + (traceback.depth - 1) : nullptr;
  Ref<FrameObject> made;
  if (record && record <= interpreter.current && record->code == traceback.code &&
      record->globals == traceback.globals) {
    made = frame_object_of(interpreter, *record);
    if (!made) return raised;
  } else {
    Ref<Dict> globals = traceback.globals ? own(*traceback.globals) : new_dict(rt);
    if (!globals) return raised;
    made = make_frame_object(rt, *traceback.code, *globals, *rt.builtins, nullptr);
    if (!made) return raised;
    made->unit = traceback.unit;
  }
  traceback.frame = own(static_cast<Object&>(*made)).get();
  return made.release();
}

Own<Object> get_frame(Runtime& rt, std::int64_t depth) {
  Interpreter& interpreter = *vm_of(rt).interpreter;
  if (depth < 0) depth = 0;
  if (depth > interpreter.current - interpreter.frames)
    return rt.raise(*rt.types.value_error, "call stack is not deep enough");
  return frame_object_of(interpreter, *(interpreter.current - depth));
}

}  // namespace vitro::vm
