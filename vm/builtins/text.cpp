// print and input: between the program and the outside.
#include <cerrno>
#include <cstdio>
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

struct PrintTarget {
  Runtime& rt;
  TextSink& sink;
  Object* file;  // null: the sink

  Status write(Str& text) const {
    if (!file) return write_text(rt, sink, text);
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
  // A separator: `given` or, where that is null, the default.
  Status write(Object* given, const char* otherwise) const {
    if (given) return write(static_cast<Str&>(*given));
    if (!file) return sink.write(otherwise) ? ok : Status(raise_write_error(rt));
    Ref<Str> text = make_str(rt, otherwise);
    if (!text) return raised;
    return write(*text);
  }
  Status flush() const {
    if (!file) return sink.flush() ? ok : Status(raise_write_error(rt));
    Ref<Object> result = call_method(rt, *file, *rt.names.flush);
    if (!result) return raised;
    return ok;
  }
};

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
  const PrintTarget target{rt, vm_of(rt).out, options.file};
  for (std::uint32_t i = 0; i < arguments.count; ++i) {
    if (i > 0 && !target.write(options.sep, " ")) return raised;
    if (!target.write(arguments[i])) return raised;
  }
  if (!target.write(options.end, "\n")) return raised;
  if (options.flush) {
    const auto flush = truth(rt, *options.flush);
    if (!flush || (*flush && !target.flush())) return raised;
  }
  return own(*rt.none);
}

Own<Object> builtin_input(Runtime& rt, Object&, Arguments arguments) {
  const PrintTarget target{rt, vm_of(rt).out, nullptr};
  if (arguments.count == 1 && !target.write(arguments[0])) return raised;
  if (!target.flush()) return raised;
  StrBuilder line(rt);
  char chunk[512];
  std::size_t used = 0;
  bool anything = false;
  for (int c = std::getc(stdin); c != EOF; c = std::getc(stdin)) {
    anything = true;
    if (c == '\n') break;
    // Full, and a new character begins: a piece must not end within one.
    if (used >= sizeof chunk - 4 && (c & 0xc0) != 0x80)
      line.add(std::string_view(chunk, std::exchange(used, 0)));
    if (used < sizeof chunk) chunk[used++] = static_cast<char>(c);
  }
  line.add(std::string_view(chunk, used));
  if (!anything) return rt.raise(*rt.types.eof_error, "EOF when reading a line");
  return line.finish();
}

constexpr NativeMethod kFunctions[] = {
    {"input", builtin_input, Takes::positional, 0, 1, Binding::function},
    {"print", builtin_print, Takes::anything, 0, 255, Binding::function},
};

}  // namespace

Status write_text(Runtime& rt, TextSink& sink, Str& text) {
  if (text.ascii()) return sink.write(text.ascii_view()) ? ok : Status(raise_write_error(rt));
  if (!check_encodable(rt, text)) return raised;
  bool written = true;
  str_utf8(text, [&](std::string_view chunk) { written = written && sink.write(chunk); });
  return written ? ok : Status(raise_write_error(rt));
}

Status check_encodable(Runtime& rt, Str& text) {
  if (text.ascii()) return ok;
  bool surrogate = false;
  str_utf8(text, [&](std::string_view chunk) { surrogate = surrogate || has_surrogate(chunk); });
  return surrogate ? Status(raise_surrogate(rt, text)) : ok;
}

std::span<const NativeMethod> text_functions() { return kFunctions; }

}  // namespace vitro::vm
