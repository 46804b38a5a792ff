// sys.stdin, sys.stdout and sys.stderr: made when a program first asks for one of them. Before that
// print() writes to the machine's sinks, which the raw streams here write to as well.
#include "vm/io/standard_streams.hpp"

#include <fcntl.h>
#include <unistd.h>

#include "objects/dict.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "vm/imports/imports.hpp"
#include "vm/io/io.hpp"
#include "vm/vm.hpp"

namespace vitro::vm {

namespace {

struct StreamRow {
  Str* Names::*name;
  const char* saved;  // the name it is kept under
  const char* shown;
  int descriptor;
};

constexpr StreamRow kStreams[] = {
    {&Names::stdin, "__stdin__", "<stdin>", 0},
    {&Names::stdout, "__stdout__", "<stdout>", 1},
    {&Names::stderr, "__stderr__", "<stderr>", 2},
};

Own<Object> make_stream(Runtime& rt, const StreamRow& row) {
  Vm& vm = vm_of(rt);
  // python3 has None for what was closed when it was started.
  if (::fcntl(row.descriptor, F_GETFD) < 0) return own(*rt.none);
  const bool writes = row.descriptor != 0;
  TextSink* sink = row.descriptor == 1 ? &vm.out : row.descriptor == 2 ? &vm.err : nullptr;
  const Ref<Object> raw = make_standard_file(rt, row.descriptor, writes, sink, row.shown);
  if (!raw) return raised;
  const bool unbuffered = writes && vm.launch.flags.unbuffered;
  const Ref<Object> buffer =
      unbuffered ? own(*raw)
                 : make_buffered(rt, writes ? *rt.types.buffered_writer : *rt.types.buffered_reader,
                                 *raw, kDefaultBufferSize);
  const Ref<Str> encoding = make_str(rt, "utf-8");
  const Ref<Str> errors = make_str(rt, row.descriptor == 2 ? "backslashreplace" : "strict");
  const Ref<Str> newline = make_str(rt, "\n");
  const Ref<Str> mode = make_str(rt, writes ? "w" : "r");
  if (!buffer || !encoding || !errors || !newline || !mode) return raised;
  const bool lines = row.descriptor == 2 || (writes && ::isatty(row.descriptor) == 1);
  Ref<Object> stream = make_text_io(rt, *buffer, *encoding, errors.get(),
                                    writes ? newline.get() : nullptr, lines, unbuffered);
  if (!stream || !set_own_attribute(rt, *stream, *rt.names.mode, mode.get())) return raised;
  return stream.release();
}

Status make_streams(Runtime& rt, Dict& sys) {
  if (!ready_io(rt)) return raised;
  Ref<Object> made[3];
  Ref<Str> saved[3];
  for (int i = 0; i < 3; ++i) {
    made[i] = make_stream(rt, kStreams[i]);
    saved[i] = intern(rt, kStreams[i].saved);
    if (!made[i] || !saved[i]) return raised;
  }
  vm_of(rt).streams_made = true;
  for (int i = 0; i < 3; ++i) {
    // What the program has put there already stays.
    Str& name = *(rt.names.*kStreams[i].name);
    if (!dict_get_str(sys, name) && !dict_set_str(rt, sys, name, *made[i])) return raised;
    if (!dict_set_str(rt, sys, *saved[i], *made[i])) return raised;
  }
  return ok;
}

Dict* sys_dict(Runtime& rt) {
  Object* sys = vm_of(rt).kept(Kept::sys);
  return sys && sys->type == rt.types.module ? static_cast<Module*>(sys)->dict : nullptr;
}

}  // namespace

Own<Object> sys_stream_attribute(Runtime& rt, Module& module, Str& name) {
  if (vm_of(rt).streams_made || module.dict != sys_dict(rt)) return {};
  for (const StreamRow& row : kStreams) {
    if (&name != rt.names.*row.name && !str_equal(name, row.saved)) continue;
    if (!make_streams(rt, *module.dict)) return raised;
    Object* stream = dict_get_str(*module.dict, name);
    if (stream) return own(*stream);
  }
  return {};
}

Object* current_stream(Runtime& rt, Str& name) {
  Dict* sys = sys_dict(rt);
  return sys ? dict_get_str(*sys, name) : nullptr;
}

StandardError::StandardError(Runtime& rt) : rt_(rt) {
  Object* stream = current_stream(rt, *rt.names.stderr);
  if (!stream && !vm_of(rt).streams_made)
    sink_ = &vm_of(rt).err;
  else if (stream && stream != rt.none)
    stream_ = Ref<Object>::share(*stream);
}

bool StandardError::write(std::string_view utf8) {
  if (sink_) return sink_->write(utf8);
  if (!stream_) return true;
  const Ref<Str> text = make_str(rt_, utf8);
  if (text && Ref<Object>(call_method(rt_, *stream_, *rt_.names.write, {text.get()}))) return true;
  rt_.clear_pending();
  return false;
}

bool StandardError::flush() {
  if (sink_) return sink_->flush();
  if (!stream_ || Ref<Object>(call_method(rt_, *stream_, *rt_.names.flush))) return true;
  rt_.clear_pending();
  return false;
}

Own<Object> wanted_stream(Runtime& rt, Str& name) {
  Module* sys = sys_module(rt);
  if (!sys) return raised;
  if (Object* stream = dict_get_str(*sys->dict, name)) return own(*stream);
  return sys_stream_attribute(rt, *sys, name);
}

Status flush_standard_streams(Runtime& rt) {
  if (!vm_of(rt).streams_made) return ok;
  Status result = ok;
  for (Str* name : {rt.names.stderr, rt.names.stdout}) {
    Dict* sys = sys_dict(rt);
    Object* stream = sys ? dict_get_str(*sys, *name) : nullptr;
    if (!stream || stream == rt.none) continue;
    const Ref<Object> held = Ref<Object>::share(*stream);
    const auto closed = is_closed(rt, *held);
    if (!closed) rt.clear_pending();
    if (!closed || *closed) continue;
    if (const Own<Object> flushed = call_method(rt, *held, *rt.names.flush); flushed)
      release(flushed);
    else if (name == rt.names.stdout)
      result = raised;
    else
      rt.clear_pending();
  }
  return result;
}

}  // namespace vitro::vm
