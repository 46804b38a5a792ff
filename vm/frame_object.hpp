// Frame objects: what Python sees of a frame. Made only when asked for. While the frame runs, the
// object looks at its record; while it is suspended, at its generator; afterwards it keeps what the
// variables held.
#pragma once

#include "objects/exception.hpp"
#include "objects/generator.hpp"
#include "vm/frame.hpp"

namespace vitro::vm {

struct FrameObject : Object {
  Code* code;
  Dict* globals;
  Dict* builtins;
  Object* names;      // namespace of a module or class body; null in functions
  Dict* locals;       // f_locals of a function, brought up to date when asked for; null until then
  Dict* kept;         // what the variables held at the end; null: it runs, or there was no memory
  FrameObject* back;  // of a frame that has ended; null: None
  Object* trace;      // f_trace; null: None
  Frame* record;      // while it runs
  Generator* generator;  // borrowed: the generator lets go of its frame object before it dies
  std::uint32_t unit;    // where it ended
  bool trace_lines, trace_opcodes;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(code, "f_code");
    visitor.field(globals, "f_globals");
    visitor.field(builtins, "f_builtins");
    visitor.field(names, "namespace");
    visitor.field(locals, "f_locals");
    visitor.field(kept, "variables");
    visitor.field(back, "f_back");
    visitor.field(trace, "f_trace");
  }
};

// The object of a running frame. MemoryError.
Own<FrameObject> frame_object_of(Interpreter& interpreter, Frame& record);
// The record is about to go: the object keeps what it needs, if anybody but the record holds it.
void detach_frame_object(Interpreter& interpreter, Frame& record);
// The frame is about to be suspended.
void suspend_frame_object(Frame& record, Generator& generator);
// A generator with a frame object runs again.
void resume_frame_object(Frame& record, Generator& generator);

// Hooks of the same names.
Own<Object> generator_frame(Runtime& rt, Generator& generator);
Own<Object> traceback_frame(Runtime& rt, Traceback& traceback);
void forget_frame(Runtime& rt, Generator& generator);
// sys._getframe(depth). ValueError.
Own<Object> get_frame(Runtime& rt, std::int64_t depth);

}  // namespace vitro::vm
