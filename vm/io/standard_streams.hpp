// sys.stdin, sys.stdout and sys.stderr, for those who write to them without Python code.
#pragma once

#include "objects/module.hpp"
#include "objects/runtime.hpp"
#include "vm/vm.hpp"

namespace vitro::vm {

// sys.stderr as it is now, for texts that are written without Python code asking for it: the
// machine's sink, what the program has put in its place, or nothing where that is None. Failures
// are swallowed and leave nothing pending.
class StandardError final : public TextSink {
 public:
  explicit StandardError(Runtime& rt);
  bool write(std::string_view utf8) override;
  bool flush() override;
  [[nodiscard]] bool lost() const { return !sink_ && !stream_; }  // deleted, or None

 private:
  Runtime& rt_;
  TextSink* sink_ = nullptr;
  Ref<Object> stream_;
};

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
