#include "vm/warning_text.hpp"

#include "objects/exception.hpp"
#include "objects/generator.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"
#include "vm/frame_access.hpp"
#include "vm/io/standard_streams.hpp"
#include "vm/source_lines.hpp"
#include "vm/vm.hpp"
#include "vm/warnings.hpp"

namespace vitro::vm {

namespace {

void write(TextSink& sink, const Str& text) {
  str_utf8(text, [&](std::string_view chunk) { sink.write(chunk); });
}

void write_line(TextSink& sink, std::string_view text) {
  constexpr std::string_view kBlanks = " \t\f";
  while (!text.empty() && kBlanks.find(text.front()) != kBlanks.npos) text.remove_prefix(1);
  while (!text.empty() && kBlanks.find(text.back()) != kBlanks.npos) text.remove_suffix(1);
  sink.write("  ");
  sink.write(text);
  sink.write("\n");
}

// The line of source, if there is one to be found.
void write_source(Runtime& rt, TextSink& sink, const WarningOrigin& origin) {
  if (origin.source_line) {
    std::string_view text = origin.source_line->ascii() ? origin.source_line->ascii_view() : "";
    if (origin.source_line->ascii()) return write_line(sink, text);
    sink.write("  ");
    write(sink, *origin.source_line);
    sink.write("\n");
    return;
  }
  const SourceLine source(rt, *origin.filename, static_cast<std::size_t>(origin.line));
  if (source.found()) write_line(sink, source.text());
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

Status show_warning(Runtime& rt, Object& category, Str& text, const WarningOrigin& origin) {
  const Ref<Object> name = get_attribute(rt, category, *rt.names.name);
  if (!name) return raised;
  const Ref<Str> shown = str_of(rt, *name);
  if (!shown) return raised;
  const Ref<Str> head = format_message(rt, "%S:%d: %S: ", origin.filename,
                                       static_cast<int>(origin.line), shown.get());
  if (!head) return raised;
  StandardError err(rt);
  write(err, *head);
  write(err, text);
  err.write("\n");
  write_source(rt, err, origin);
  if (origin.source) {
    write(err, *shown);
    err.write(": Enable tracemalloc to get the object allocation traceback\n");
  }
  return ok;
}

void warn_never_awaited(Runtime& rt, Generator& coroutine) {
  const Ref<Object> done = leave_to_module(rt, coroutine);
  if (rt.pending()) return write_unraisable(rt, &coroutine);
  if (done) return;
  const Ref<Str> text = format_message(rt, "coroutine '%S' was never awaited", coroutine.qualname);
  if (!text) return rt.clear_pending();
  // At the end of the program nothing is said of where it was made.
  Object* source = current_place(rt).code ? &coroutine : nullptr;
  if (!warn_at(rt, *rt.types.runtime_warning, *text, 1, source)) write_unraisable(rt, &coroutine);
}

}  // namespace vitro::vm
