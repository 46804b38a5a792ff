#include "vm/warning_text.hpp"

#include "objects/dict.hpp"
#include "objects/exception.hpp"
#include "objects/generator.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"
#include "vm/frame_access.hpp"
#include "vm/source_lines.hpp"
#include "vm/vm.hpp"

namespace vitro::vm {

namespace {

void write(TextSink& sink, const Str& text) {
  str_utf8(text, [&](std::string_view chunk) { sink.write(chunk); });
}

// Is this the first such warning at this line? The module remembers, under the name and with the
// keys that CPython uses.
Fallible<bool> first_here(Runtime& rt, const FramePlace& place, Str& text) {
  const Ref<Str> name = intern(rt, "__warningregistry__");
  if (!name) return raised;
  Ref<Object> registry = Ref<Object>::share(dict_get_str(*place.globals, *name));
  if (!registry) {
    registry = new_dict(rt);
    if (!registry || !dict_set_str(rt, *place.globals, *name, *registry)) return raised;
  }
  if (!is_dict(*registry)) return true;
  const Ref<Object> line = make_int(rt, place.line);
  if (!line) return raised;
  const Ref<Tuple> key = make_tuple(rt, {&text, rt.types.runtime_warning, line.get()});
  if (!key) return raised;
  auto& seen = static_cast<Dict&>(*registry);
  const auto before = seen.length;
  if (!dict_set(rt, seen, *key, *rt.true_)) return raised;
  return seen.length != before;
}

// What the module `warnings` does about it, where the program has that. Empty with nothing pending:
// it has not.
Own<Object> leave_to_module(Runtime& rt, Generator& coroutine) {
  if (!rt.modules) return {};
  const Ref<Str> name = intern(rt, "warnings");
  const Ref<Str> function = intern(rt, "_warn_unawaited_coroutine");
  if (!name || !function) return raised;
  const Ref<Object> module = Ref<Object>::share(dict_get_str(*rt.modules, *name));
  if (!module) return {};
  const auto found = find_attribute(rt, *module, *function);
  if (!found) return raised;
  const Ref<Object> callable = Own<Object>(*found);
  if (!callable) return {};
  return call(rt, *callable, {&coroutine});
}

}  // namespace

void show_source_line(Runtime& rt, const Str& filename, std::uint32_t line) {
  const SourceLine source(rt, filename, line);
  if (!source.found()) return;
  std::string_view text = source.text();
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t' || text.front() == '\f'))
    text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  TextSink& err = vm_of(rt).err;
  err.write("  ");
  err.write(text);
  err.write("\n");
}

void warn_never_awaited(Runtime& rt, Generator& coroutine) {
  const Ref<Object> done = leave_to_module(rt, coroutine);
  if (rt.pending()) return write_unraisable(rt, &coroutine);
  if (done) return;
  const Ref<Str> text = format_message(rt, "coroutine '%S' was never awaited", coroutine.qualname);
  if (!text) return rt.clear_pending();
  const FramePlace place = current_place(rt);
  if (place.code) {
    const auto first = first_here(rt, place, *text);
    if (!first) return rt.clear_pending();
    if (!*first) return;
  }
  TextSink& err = vm_of(rt).err;
  vm_of(rt).out.flush();
  if (place.code) {
    const Ref<Str> where =
        format_message(rt, "%S:%d", place.code->filename, static_cast<int>(place.line));
    if (!where) return rt.clear_pending();
    write(err, *where);
  } else {
    err.write("sys:1");
  }
  err.write(": RuntimeWarning: ");
  write(err, *text);
  err.write("\n");
  if (place.code) {
    show_source_line(rt, *place.code->filename, place.line);
    err.write("RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n");
  }
}

}  // namespace vitro::vm
