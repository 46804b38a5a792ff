// sys.stdin, sys.stdout and sys.stderr, for those who write to them without Python code.
#pragma once

#include "objects/module.hpp"
#include "objects/runtime.hpp"

namespace vitro::vm {

// What module sys lacks until it is asked for: its three streams. Empty and nothing pending: `name`
// is none of them.
Own<Object> sys_stream_attribute(Runtime& rt, Module& module, Str& name);
// sys.<name> as it is now, borrowed; null: the streams are not made yet, or it was deleted
// (Vm::streams_made tells which).
Object* current_stream(Runtime& rt, Str& name);
// sys.<name>, made if need be; empty and nothing pending: the program has deleted it.
Own<Object> wanted_stream(Runtime& rt, Str& name);
// Before a traceback and at the end: writes what waits. Raised: stdout could not be written.
Status flush_standard_streams(Runtime& rt);

}  // namespace vitro::vm
