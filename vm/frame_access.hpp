// What built-in functions may ask of the running frames. The interpreter implements it; nothing
// here shows how a frame is laid out.
#pragma once

#include "objects/code.hpp"
#include "objects/dict.hpp"
#include "objects/exception.hpp"
#include "objects/ref.hpp"

namespace vitro::vm {

// Global names of the innermost Python frame, as globals() gives them. Borrowed; null: no frame
// runs.
Dict* current_globals(Runtime& rt);

// Code of the innermost Python frame. Borrowed; null: no frame runs.
Code* current_code(Runtime& rt);

// What locals() gives there: the namespace itself in a module or class body, a new dict of the
// bound locals and free variables in a function. Raises SystemError when no frame runs,
// MemoryError.
Own<Object> current_locals(Runtime& rt);

// Where the innermost Python frame stands. Borrowed; code null: no frame runs.
struct FramePlace {
  Code* code = nullptr;
  Dict* globals = nullptr;
  std::uint32_t line = 0;
};
FramePlace current_place(Runtime& rt);
// Where the frame `level` - 1 frames further out stands; levels below 1 mean the innermost, too.
FramePlace place_of_frame(Runtime& rt, std::int64_t level);

// The instruction that the innermost Python frame stands at: exact while the program is watched,
// where it last looked up otherwise. Code borrowed; null: no frame runs.
struct InstructionPlace {
  const Code* code = nullptr;
  std::uint32_t unit = 0;
};
InstructionPlace current_instruction(Runtime& rt);

// A traceback of the innermost Python frame alone, at the line where it stands. Empty with nothing
// pending: no frame runs.
Own<Traceback> current_traceback(Runtime& rt);

// For super() without arguments: the `__class__` cell's class and the first argument of the
// innermost Python frame, both borrowed. Raises RuntimeError as CPython does: "super(): no
// arguments", "super(): arg[0] deleted", "super(): __class__ cell not found", "super(): empty
// __class__ cell". This is Hooks::super_arguments.
Status super_arguments(Runtime& rt, Type** cls, Object** self);

}  // namespace vitro::vm
