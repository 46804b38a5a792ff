// How the loops leave the frame they were entered with.
#pragma once

#include "vm/state.hpp"

namespace vitro::vm {

// The entry frame has returned: its record goes, its answer comes.
inline Own<Object> leave_entry(State& s) {
  Frame& frame = *s.frame;
  Interpreter& interpreter = machine(s);
  if (frame.flags & kFrameMain) interpreter.vm->main_ends();
  Object* callable = frame.locals[-1].get();
  --interpreter.depth;
  interpreter.current = s.frame - 1;
  release(callable);
  return Own<Object>(s.result);
}

}  // namespace vitro::vm
