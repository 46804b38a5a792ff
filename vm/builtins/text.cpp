// print, input and open: between the program and the outside.
#include <cerrno>
#include <cstring>

#include "objects/arguments.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "objects/runtime.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"
#include "vm/builtins/functions.hpp"
#include "vm/builtins/output.hpp"
#include "vm/io/io.hpp"
#include "vm/io/standard_streams.hpp"
#include "vm/signals.hpp"
#include "vm/vm.hpp"

namespace vitro::vm {

namespace {

Raised raise_write_error(Runtime& rt) {
  const int code = errno;
  Ref<Object> number = make_int(rt, code);
  Ref<Str> text = make_str(rt, std::strerror(code));
  if (!number || !text) return raised;
  Type& type = code == EPIPE ? *rt.types.broken_pipe_error : *rt.types.os_error;
  return rt.raise_with_args(type, {number.get(), text.get()});
}

// What became of a write. One that a signal interrupted goes on, unless the signal's handler
// raised.
Status finish_write(Runtime& rt, TextSink& sink, bool written) {
  while (!written && errno == EINTR) {
    if (!serve_signals(rt)) return raised;
    written = sink.flush();
  }
  return written ? ok : Status(raise_write_error(rt));
}

Raised raise_surrogate(Runtime& rt, Str& text) {
  std::size_t at = 0;
  while (text.at(at) < 0xd800 || text.at(at) > 0xdfff) ++at;
  std::size_t end = at;
  while (end < text.length && text.at(end) >= 0xd800 && text.at(end) <= 0xdfff) ++end;
  Ref<Str> encoding = make_str(rt, "utf-8");
  Ref<Int> from = make_int(rt, static_cast<std::int64_t>(at));
  Ref<Int> to = make_int(rt, static_cast<std::int64_t>(end));
  Ref<Str> reason = make_str(rt, "surrogates not allowed");
  if (!encoding || !from || !to || !reason) return raised;
  return rt.raise_with_args(*rt.types.unicode_encode_error,
                            {encoding.get(), &text, from.get(), to.get(), reason.get()});
}

// UTF-8 starts three-byte sequences of surrogates with ED A0…BF; str_utf8 does not split
// characters.
bool has_surrogate(std::string_view chunk) {
  for (std::size_t i = 0; i + 1 < chunk.size(); ++i)
    if (chunk[i] == '\xed' && static_cast<unsigned char>(chunk[i + 1]) >= 0xa0) return true;
  return false;
}

// Where print() writes: the machine's sink, a text stream of module _io without the detour over its
// method, or whatever has a write().
struct PrintTarget {
  explicit PrintTarget(Runtime& runtime) : rt(runtime) {}

  Runtime& rt;
  TextSink* sink = nullptr;
  TextIo* stream = nullptr;
  Ref<Object> file;
  bool nowhere = false;  // sys.stdout is None

  void use(Object& object) {
    file = Ref<Object>::share(object);
    if (object.type == rt.types.text_io_wrapper && !get_own_attribute(rt, object, *rt.names.write))
      stream = static_cast<TextIo*>(&object);
  }
  Status write(Str& text) const {
    if (sink) return write_text(rt, *sink, text);
    if (stream) return text_write(rt, *stream, text);
    Ref<Object> result = call_method(rt, *file, *rt.names.write, {&text});
    if (!result) return raised;
    return ok;
  }
  Status write(Object& object) const {
    if (object.type == rt.types.str) return write(static_cast<Str&>(object));
    Ref<Str> text = str_of(rt, object);
    if (!text) return raised;
    return write(*text);
  }
  // A separator: `given` or, where that is null, the default of one character.
  Status write(Object* given, char otherwise) const {
    if (given) return write(static_cast<Str&>(*given));
    if (sink) return finish_write(rt, *sink, sink->write({&otherwise, 1}));
    return write(*rt.latin1[static_cast<unsigned char>(otherwise)]);
  }
  Status flush() const {
    if (sink) return finish_write(rt, *sink, sink->flush());
    Ref<Object> result = call_method(rt, *file, *rt.names.flush);
    if (!result) return raised;
    return ok;
  }
};

// sys.stdout as it is now.
Status use_standard_output(Runtime& rt, PrintTarget& target) {
  Object* stream = current_stream(rt, *rt.names.stdout);
  if (stream == rt.none)
    target.nowhere = true;
  else if (stream)
    target.use(*stream);
  else if (vm_of(rt).streams_made)
    return rt.raise(*rt.types.runtime_error, "lost sys.stdout");
  else
    target.sink = &vm_of(rt).out;
  return ok;
}

struct PrintOptions {
  Object* sep = nullptr;
  Object* end = nullptr;
  Object* file = nullptr;
  Object* flush = nullptr;
};

Status read_print_options(Runtime& rt, Arguments arguments, PrintOptions& options) {
  const std::uint32_t named = arguments.keyword_names ? arguments.keyword_names->length() : 0;
  for (std::uint32_t i = 0; i < named; ++i) {
    auto& name = static_cast<Str&>((*arguments.keyword_names)[i]);
    Object* value = &arguments[arguments.count + i];
    if (str_equal(name, "sep"))
      options.sep = value;
    else if (str_equal(name, "end"))
      options.end = value;
    else if (str_equal(name, "file"))
      options.file = value;
    else if (str_equal(name, "flush"))
      options.flush = value;
    else
      return rt.raise(*rt.types.type_error, "'%S' is an invalid keyword argument for print()",
                      &name);
  }
  for (Object** option : {&options.sep, &options.end, &options.file})
    if (*option == rt.none) *option = nullptr;
  if (options.sep && !is_str(*options.sep))
    return rt.raise(*rt.types.type_error, "sep must be None or a string, not %T",
                    options.sep->type);
  if (options.end && !is_str(*options.end))
    return rt.raise(*rt.types.type_error, "end must be None or a string, not %T",
                    options.end->type);
  return ok;
}

Own<Object> builtin_print(Runtime& rt, Object&, Arguments arguments) {
  PrintOptions options;
  if (arguments.keyword_names && !read_print_options(rt, arguments, options)) return raised;
  PrintTarget target(rt);
  if (options.file)
    target.use(*options.file);
  else if (!use_standard_output(rt, target))
    return raised;
  if (target.nowhere) return own(*rt.none);
  for (std::uint32_t i = 0; i < arguments.count; ++i) {
    if (i > 0 && !target.write(options.sep, ' ')) return raised;
    if (!target.write(arguments[i])) return raised;
  }
  if (!target.write(options.end, '\n')) return raised;
  if (options.flush) {
    const auto flush = truth(rt, *options.flush);
    if (!flush || (*flush && !target.flush())) return raised;
  }
  return own(*rt.none);
}

}  // namespace

Status write_line(Runtime& rt, Str& text) {
  PrintTarget target(rt);
  if (!use_standard_output(rt, target)) return raised;
  if (target.nowhere) return rt.raise(*rt.types.runtime_error, "lost sys.stdout");
  if (!target.write(text) || !target.write(nullptr, '\n')) return raised;
  return ok;
}

namespace {

// Where one of the three streams is needed and has been deleted.
Own<Object> expect_stream(Runtime& rt, Str& name) {
  Own<Object> stream = wanted_stream(rt, name);
  if (stream && stream.get() != rt.none) return stream;
  release(stream);
  if (rt.pending()) return raised;
  return rt.raise(*rt.types.runtime_error, "input(): lost sys.%S", &name);
}

Own<Object> builtin_input(Runtime& rt, Object&, Arguments arguments) {
  const Ref<Object> in = expect_stream(rt, *rt.names.stdin);
  if (!in) return raised;
  const Ref<Object> out = expect_stream(rt, *rt.names.stdout);
  if (!out) return raised;
  const Ref<Object> err = expect_stream(rt, *rt.names.stderr);
  if (!err) return raised;
  // What went to stderr comes before the question.
  if (const Own<Object> flushed = call_method(rt, *err, *rt.names.flush); flushed)
    release(flushed);
  else
    rt.clear_pending();
  PrintTarget target(rt);
  target.use(*out);
  if (arguments.count == 1 && !target.write(arguments[0])) return raised;
  if (!target.flush()) return raised;
  const Ref<Object> line = call_method(rt, *in, *rt.names.readline);
  if (!line) return raised;
  if (!is_str(*line))
    return rt.raise(*rt.types.type_error, "object.readline() returned non-string");
  auto& text = static_cast<Str&>(*line);
  if (text.length == 0) return rt.raise(*rt.types.eof_error, "EOF when reading a line");
  const bool ended = text.at(text.length - 1) == '\n';
  return str_slice(rt, text, 0, text.length - ended);
}

constexpr NativeMethod kFunctions[] = {
    {"input", builtin_input, Takes::positional, 0, 1, Binding::function},
    {"open", io_open, Takes::anything, 0, 255, Binding::function},
    {"print", builtin_print, Takes::anything, 0, 255, Binding::function},
};

}  // namespace

Status write_text(Runtime& rt, TextSink& sink, Str& text) {
  if (text.ascii()) return finish_write(rt, sink, sink.write(text.ascii_view()));
  if (!check_encodable(rt, text)) return raised;
  bool written = true;
  str_utf8(text, [&](std::string_view chunk) {
    // What an interrupted write has left waits in the sink; what follows it may wait with it.
    written = (written || errno == EINTR) && sink.write(chunk);
  });
  return finish_write(rt, sink, written);
}

Status check_encodable(Runtime& rt, Str& text) {
  if (text.ascii()) return ok;
  bool surrogate = false;
  str_utf8(text, [&](std::string_view chunk) { surrogate = surrogate || has_surrogate(chunk); });
  return surrogate ? Status(raise_surrogate(rt, text)) : ok;
}

std::span<const NativeMethod> text_functions() { return kFunctions; }

}  // namespace vitro::vm
