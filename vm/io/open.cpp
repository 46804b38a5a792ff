// open(), the path from its arguments to a stack of stream objects.
#include <utility>

#include "objects/arguments.hpp"
#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"
#include "vm/io/io.hpp"

namespace vitro::vm {

namespace {

struct Mode {
  bool creates = false, reads = false, writes = false, appends = false, updates = false;
  bool text = false, binary = false;
  char raw[8];  // what FileIO is told
};

Status read_mode(Runtime& rt, Str& given, Mode& mode) {
  const auto value_error = [&rt](const char* text) -> Status {
    return rt.raise(*rt.types.value_error, "%s", text);
  };
  for (std::size_t i = 0; i < given.length; ++i) {
    const char32_t c = given.at(i);
    bool* flag = c == 'x'   ? &mode.creates
                 : c == 'r' ? &mode.reads
                 : c == 'w' ? &mode.writes
                 : c == 'a' ? &mode.appends
                 : c == '+' ? &mode.updates
                 : c == 't' ? &mode.text
                 : c == 'b' ? &mode.binary
                            : nullptr;
    if (!flag || std::exchange(*flag, true))
      return rt.raise(*rt.types.value_error, "invalid mode: %R", static_cast<Object*>(&given));
  }
  char* out = mode.raw;
  if (mode.creates) *out++ = 'x';
  if (mode.reads) *out++ = 'r';
  if (mode.writes) *out++ = 'w';
  if (mode.appends) *out++ = 'a';
  if (mode.updates) *out++ = '+';
  *out = '\0';
  if (mode.text && mode.binary) return value_error("can't have text and binary mode at once");
  if (mode.creates + mode.reads + mode.writes + mode.appends > 1)
    return value_error("must have exactly one of create/read/write/append mode");
  return ok;
}

struct Wanted {
  Mode mode;
  Object* encoding = nullptr;
  Object* errors = nullptr;
  Object* newline = nullptr;
  std::int64_t buffering = -1;
};

// The stream that open() yields, over `raw`. Whoever calls closes `raw` when this fails.
Own<Object> stack_on(Runtime& rt, Object& raw, Object& mode_text, const Wanted& wanted) {
  const Mode& mode = wanted.mode;
  std::int64_t buffering = wanted.buffering;
  bool lines = false;
  if (buffering == 1 || buffering < 0) {
    const auto terminal = ask(rt, raw, *rt.names.isatty);
    if (!terminal) return raised;
    lines = buffering == 1 ? !mode.binary : *terminal;
    buffering = kDefaultBufferSize;
  }
  if (buffering == 0) {
    if (!mode.binary) return rt.raise(*rt.types.value_error, "can't have unbuffered text I/O");
    return own(raw);
  }
  Type& type = mode.updates ? *rt.types.buffered_random
               : mode.reads ? *rt.types.buffered_reader
                            : *rt.types.buffered_writer;
  Ref<Object> buffer = make_buffered(rt, type, raw, buffering);
  if (!buffer || mode.binary) return buffer.release();
  Ref<Str> encoding = wanted.encoding && !str_equal(static_cast<Str&>(*wanted.encoding), "locale")
                          ? own(static_cast<Str&>(*wanted.encoding))
                          : make_str(rt, "UTF-8");
  if (!encoding) return raised;
  Ref<Object> text = make_text_io(rt, *buffer, *encoding, static_cast<Str*>(wanted.errors),
                                  wanted.newline, lines, false);
  if (!text || !set_attribute(rt, *text, *rt.names.mode, &mode_text)) return raised;
  return text.release();
}

}  // namespace

Own<Object> io_open(Runtime& rt, Object&, Arguments arguments) {
  constexpr const char* kNames[] = {"file",   "mode",    "buffering", "encoding",
                                    "errors", "newline", "closefd",   "opener"};
  Object* given[8] = {};
  if (!unpack(rt, arguments, {.function = "open", .names = kNames, .required = 1}, given) ||
      !ready_io(rt))
    return raised;
  if (given[1] && !is_str(*given[1]))
    return rt.raise(*rt.types.type_error, "open() argument 'mode' must be str, not %T",
                    given[1]->type);
  Wanted wanted;
  if (given[2]) {
    const auto size = int_argument(rt, *given[2]);
    if (!size) return raised;
    wanted.buffering = *size;
  }
  Object** texts[] = {&wanted.encoding, &wanted.errors, &wanted.newline};
  for (int i = 0; i < 3; ++i) {
    Object* text = given[3 + i] == rt.none ? nullptr : given[3 + i];
    if (text && !is_str(*text))
      return rt.raise(*rt.types.type_error, "open() argument '%s' must be str or None, not %T",
                      kNames[3 + i], text->type);
    *texts[i] = text;
  }
  Object* closefd = given[6] ? given[6] : rt.true_;
  Object* opener = given[7] ? given[7] : rt.none;
  const bool by_number = is_int(*given[0]) || given[0]->type->slots.number.index;
  const Ref<Object> path = by_number ? own(*given[0]) : path_of(rt, *given[0]);
  if (!path) return raised;
  const Ref<Str> mode_text = given[1] ? own(static_cast<Str&>(*given[1])) : make_str(rt, "r");
  if (!mode_text || !read_mode(rt, *mode_text, wanted.mode)) return raised;
  const Mode& mode = wanted.mode;
  if (mode.binary) {
    const char* refused = wanted.encoding  ? "an encoding"
                          : wanted.errors  ? "an errors"
                          : wanted.newline ? "a newline"
                                           : nullptr;
    if (refused)
      return rt.raise(*rt.types.value_error, "binary mode doesn't take %s argument", refused);
  }
  const Ref<Str> raw_mode = make_str(rt, mode.raw);
  if (!raw_mode) return raised;
  Ref<Object> raw = call(rt, *rt.types.file_io, {path.get(), raw_mode.get(), closefd, opener});
  if (!raw) return raised;
  Ref<Object> stream = stack_on(rt, *raw, *mode_text, wanted);
  if (stream) return stream.release();
  const Ref<Exception> failure = rt.take_pending();
  release(call_method(rt, *raw, *rt.names.close));
  rt.clear_pending();
  return rt.raise_object(own(*failure));
}

}  // namespace vitro::vm
