// _IOBase, _RawIOBase, _BufferedIOBase and _TextIOBase: what streams have in common, by way of the
// methods that their subclasses define.
#include <cerrno>
#include <cstring>
#include <utility>

#include "objects/arguments.hpp"
#include "objects/buffer.hpp"
#include "objects/bytearray.hpp"
#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"
#include "vm/io/io.hpp"
#include "vm/warnings.hpp"

namespace vitro::vm {

Raised raise_unsupported(Runtime& rt, const char* text) {
  if (!ready_io(rt)) return raised;
  const Ref<Str> message = make_str(rt, text);
  if (!message) return raised;
  const Ref<Object> error = call(rt, *rt.types.unsupported_operation, {message.get()});
  if (!error) return raised;
  return rt.raise_object(own(static_cast<Exception&>(*error)));
}

Raised raise_closed(Runtime& rt) {
  return rt.raise(*rt.types.value_error, "I/O operation on closed file.");
}

Own<Object> none_if(Runtime& rt, Status status) {
  if (!status) return raised;
  return own(*rt.none);
}

Fallible<bool> is_closed(Runtime& rt, Object& stream) {
  const Ref<Object> closed = get_attribute(rt, stream, *rt.names.closed);
  if (!closed) return raised;
  return truth(rt, *closed);
}

Fallible<bool> ask(Runtime& rt, Object& stream, Str& name) {
  const Ref<Object> answer = call_method(rt, stream, name);
  if (!answer) return raised;
  return truth(rt, *answer);
}

Fallible<std::int64_t> size_or_none(Runtime& rt, Arguments arguments, std::uint32_t i) {
  if (arguments.count <= i || &arguments[i] == rt.none) return std::int64_t{-1};
  if (!is_int(arguments[i]) && !arguments[i].type->slots.number.index)
    return rt.raise(*rt.types.type_error, "argument should be integer or None, not '%T'",
                    arguments[i].type);
  return to_index_int64(rt, arguments[i], rt.types.overflow_error);
}

Fallible<std::int64_t> position_result(Runtime& rt, Own<Object> result, const char* what) {
  const Ref<Object> held = result;
  if (!held) return raised;
  const auto position = to_index_int64(rt, *held, rt.types.value_error);
  if (!position) return raised;
  if (*position < 0)
    return rt.raise(*rt.types.os_error, "Raw stream returned invalid position %ld", *position);
  (void)what;
  return position;
}

namespace {

// The plain file at the bottom of a stream of our own classes; null: there is none.
FileIo* file_below(Runtime& rt, Object& stream) {
  Object* at = &stream;
  if (at->type == rt.types.text_io_wrapper) at = static_cast<TextIo*>(at)->buffer;
  if (at && (at->type == rt.types.buffered_reader || at->type == rt.types.buffered_writer ||
             at->type == rt.types.buffered_random))
    at = static_cast<BufferedIo*>(at)->raw;
  return at && at->type == rt.types.file_io ? static_cast<FileIo*>(at) : nullptr;
}

}  // namespace

// Files of a runtime that could not even start may die after their interpreter.
bool warns_of_unclosed(Runtime& rt) {
  return rt.vm && vm_of(rt).kept(Kept::warning_filters) != nullptr;
}

namespace {

void warn_unclosed(Runtime& rt, Object& stream) {
  if (!warns_of_unclosed(rt)) return;
  FileIo* file = file_below(rt, stream);
  if (!file || file->descriptor < 0 || !file->closes) return;
  const Ref<Str> text = format_message(rt, "unclosed file %R", &stream);
  if (text && warn_at(rt, *rt.types.resource_warning, *text, 1, &stream)) return;
  if (pending_matches(rt, *rt.types.warning)) write_unraisable(rt, file);
  rt.clear_pending();
}

}  // namespace

bool close_dying(Runtime& rt, Object& stream) {
  // Among garbage that dies together no method may be called any more.
  if (is_immortal(stream)) return true;
  const Ref<Exception> pending = rt.take_pending();
  stream.refcount = 1;
  const auto closed = is_closed(rt, stream);
  if (!closed) {
    rt.clear_pending();
  } else if (!*closed) {
    warn_unclosed(rt, stream);
    release(call_method(rt, stream, *rt.names.close));
  }
  rt.clear_pending();
  if (pending) rt.raise_object(own(*pending));
  return --stream.refcount == 0;
}

Own<Object> named_repr(Runtime& rt, Object& stream) {
  const ReprGuard guard(rt, stream);
  if (guard.again())
    return rt.raise(*rt.types.runtime_error, "reentrant call inside %T.__repr__", stream.type);
  const Fallible<Object*> found = find_attribute(rt, stream, *rt.names.name_word);
  if (!found) {
    // A detached or closed stream has no name to show.
    if (!pending_matches(rt, *rt.types.value_error)) return raised;
    rt.clear_pending();
  }
  const Ref<Object> name = found ? Own<Object>(*found) : Own<Object>();
  if (!name) return format_message(rt, "<%T>", stream.type);
  return format_message(rt, "<%T name=%R>", stream.type, name.get());
}

Own<Object> path_of(Runtime& rt, Object& object) {
  if (is_str(object) || is_bytes(object)) return own(object);
  bool missing = false;
  Ref<Object> path = call_special(rt, object, *rt.names.fspath, {}, &missing);
  if (missing)
    return rt.raise(*rt.types.type_error, "expected str, bytes or os.PathLike object, not %T",
                    object.type);
  if (!path) return raised;
  if (!is_str(*path) && !is_bytes(*path))
    return rt.raise(*rt.types.type_error, "expected %T.__fspath__() to return str or bytes, not %T",
                    object.type, path->type);
  return path.release();
}

namespace {

IoBase& base_of(Object& object) { return static_cast<IoBase&>(object); }

Status check_open(Runtime& rt, Object& self) {
  const auto closed = is_closed(rt, self);
  if (!closed) return raised;
  return *closed ? Status(raise_closed(rt)) : ok;
}

// ---- _IOBase ----

Own<Object> construct_plain(Runtime& rt, Type& cls, Arguments) {
  return allocate_instance(rt, cls);
}

void dealloc(Runtime& rt, Object& object) {
  if (!close_dying(rt, object)) return;
  const std::size_t bytes = instance_bytes(object);
  release_attributes(rt, object);
  rt.free_object(object, CellKind::container, bytes);
}

Own<Object> seek(Runtime& rt, Object&, Arguments) { return raise_unsupported(rt, "seek"); }
Own<Object> truncate(Runtime& rt, Object&, Arguments) { return raise_unsupported(rt, "truncate"); }
Own<Object> fileno(Runtime& rt, Object&, Arguments) { return raise_unsupported(rt, "fileno"); }

Own<Object> tell(Runtime& rt, Object& self, Arguments) {
  const Ref<Object> zero = make_int(rt, 0), one = make_int(rt, 1);
  if (!zero || !one) return raised;
  return call_method(rt, self, *rt.names.seek, {zero.get(), one.get()});
}

Own<Object> flush(Runtime& rt, Object& self, Arguments) {
  if (base_of(self).closed) return raise_closed(rt);
  return own(*rt.none);
}

Own<Object> close(Runtime& rt, Object& self, Arguments) {
  if (base_of(self).closed) return own(*rt.none);
  const Own<Object> flushed = call_method(rt, self, *rt.names.flush);
  base_of(self).closed = true;
  if (!flushed) return raised;
  release(flushed);
  return own(*rt.none);
}

Own<Object> no(Runtime& rt, Object&, Arguments) { return make_bool(rt, false); }

Own<Object> isatty(Runtime& rt, Object& self, Arguments) {
  if (!check_open(rt, self)) return raised;
  return make_bool(rt, false);
}

Own<Object> check_closed_method(Runtime& rt, Object& self, Arguments) {
  return none_if(rt, check_open(rt, self));
}

template <Str* Names::*kAbility>
Own<Object> check_able(Runtime& rt, Object& self, Arguments) {
  const Ref<Object> answer = call_method(rt, self, *(rt.names.*kAbility));
  if (!answer) return raised;
  if (answer.get() == rt.true_) return own(*answer);
  return raise_unsupported(rt, kAbility == &Names::readable   ? "File or stream is not readable."
                               : kAbility == &Names::writable ? "File or stream is not writable."
                                                              : "File or stream is not seekable.");
}

Own<Object> enter(Runtime& rt, Object& self, Arguments) {
  if (!check_open(rt, self)) return raised;
  return own(self);
}

Own<Object> exit(Runtime& rt, Object& self, Arguments) {
  return call_method(rt, self, *rt.names.close);
}

Own<Object> iter(Runtime& rt, Object& self) {
  if (!check_open(rt, self)) return raised;
  return own(self);
}

Own<Object> next(Runtime& rt, Object& self) {
  Ref<Object> line = call_method(rt, self, *rt.names.readline);
  if (!line) return raised;
  const auto size = length(rt, *line);
  if (!size) return raised;
  return *size ? line.release() : Own<Object>();
}

// How many octets of what peek() shows belong to the line; the read size.
Fallible<std::int64_t> look_ahead(Runtime& rt, Object& self, std::int64_t most) {
  const Ref<Object> one = make_int(rt, 1);
  if (!one) return raised;
  const Ref<Object> shown = call_method(rt, self, *rt.names.peek, {one.get()});
  if (!shown) return raised;
  if (!is_bytes(*shown))
    return rt.raise(*rt.types.os_error, "peek() should have returned a bytes object, not '%T'",
                    shown->type);
  const std::string_view octets = static_cast<Bytes&>(*shown).view();
  if (octets.empty()) return std::int64_t{1};
  const std::size_t end = octets.find('\n');
  auto count = static_cast<std::int64_t>(end == octets.npos ? octets.size() : end + 1);
  return most >= 0 && count > most ? most : count;
}

Own<Object> readline(Runtime& rt, Object& self, Arguments arguments) {
  const auto limit = size_or_none(rt, arguments);
  if (!limit) return raised;
  const Fallible<Object*> peek = find_attribute(rt, self, *rt.names.peek);
  if (!peek) return raised;
  const bool peeks = *peek != nullptr;
  release(*peek);
  const Ref<ByteArray> line = new_bytearray(rt, 0);
  if (!line) return raised;
  while (*limit < 0 || static_cast<std::int64_t>(line->length) < *limit) {
    std::int64_t wanted = 1;
    if (peeks) {
      const auto ahead =
          look_ahead(rt, self, *limit < 0 ? -1 : *limit - static_cast<std::int64_t>(line->length));
      if (!ahead) return raised;
      wanted = *ahead;
    }
    const Ref<Object> size = make_int(rt, wanted);
    if (!size) return raised;
    const Ref<Object> piece = call_method(rt, self, *rt.names.read, {size.get()});
    if (!piece) return raised;
    if (!is_bytes(*piece))
      return rt.raise(*rt.types.os_error, "read() should have returned a bytes object, not '%T'",
                      piece->type);
    const std::string_view octets = static_cast<Bytes&>(*piece).view();
    if (octets.empty()) break;
    if (!bytearray_splice(rt, *line, line->length, 0, octets)) return raised;
    if (octets.back() == '\n') break;
  }
  return make_bytes(rt, line->view());
}

Own<Object> readlines(Runtime& rt, Object& self, Arguments arguments) {
  const auto hint = size_or_none(rt, arguments);
  if (!hint) return raised;
  Ref<List> lines = new_list(rt);
  if (!lines) return raised;
  if (*hint <= 0) {
    if (!list_extend(rt, *lines, self)) return raised;
    return lines.release();
  }
  const Ref<Object> iterator = get_iterator(rt, self);
  if (!iterator) return raised;
  for (std::int64_t taken = 0; taken <= *hint;) {
    Ref<Object> line = next_item(rt, *iterator);
    if (!line) {
      if (rt.pending()) return raised;
      break;
    }
    const auto size = length(rt, *line);
    if (!size || !list_append(rt, *lines, line.release())) return raised;
    taken += *size;
    if (taken > *hint) break;
  }
  return lines.release();
}

Own<Object> writelines(Runtime& rt, Object& self, Arguments arguments) {
  if (!check_open(rt, self)) return raised;
  const Status done = for_each_item(rt, arguments[0], [&](Object& line) -> Status {
    const Own<Object> written = call_method(rt, self, *rt.names.write, {&line});
    if (!written) return raised;
    release(written);
    return ok;
  });
  return none_if(rt, done);
}

Own<Object> closed(Runtime& rt, Object& self) { return make_bool(rt, base_of(self).closed); }

constexpr NativeMethod kIoBaseMethods[] = {
    {"seek", seek, Takes::anything},
    {"tell", tell, Takes::nothing},
    {"truncate", truncate, Takes::anything},
    {"flush", flush, Takes::nothing},
    {"close", close, Takes::nothing},
    {"seekable", no, Takes::nothing},
    {"readable", no, Takes::nothing},
    {"writable", no, Takes::nothing},
    {"_checkClosed", check_closed_method, Takes::anything},
    {"_checkSeekable", check_able<&Names::seekable>, Takes::anything},
    {"_checkReadable", check_able<&Names::readable>, Takes::anything},
    {"_checkWritable", check_able<&Names::writable>, Takes::anything},
    {"fileno", fileno, Takes::nothing},
    {"isatty", isatty, Takes::nothing},
    {"__enter__", enter, Takes::nothing},
    {"__exit__", exit, Takes::anything},
    {"readline", readline, Takes::positional, 0, 1},
    {"readlines", readlines, Takes::positional, 0, 1},
    {"writelines", writelines, Takes::one},
};

constexpr NativeProperty kIoBaseProperties[] = {{"closed", closed}};

void fill_io_base(Slots& slots) {
  slots.dealloc = dealloc;
  slots.visit = [](Object& object, EdgeVisitor& visitor) { visit_attributes(object, visitor); };
  slots.construct = construct_plain;
  slots.iter = iter;
  slots.next = next;
}

// ---- _RawIOBase ----

Own<Object> raw_read(Runtime& rt, Object& self, Arguments arguments) {
  const auto size = size_or_none(rt, arguments);
  if (!size) return raised;
  if (*size < 0) return call_method(rt, self, *rt.names.readall);
  const Ref<ByteArray> octets = new_bytearray(rt, static_cast<std::size_t>(*size));
  if (!octets) return raised;
  if (octets->length) std::memset(octets->data, 0, octets->length);
  Ref<Object> count = call_method(rt, self, *rt.names.readinto, {octets.get()});
  if (!count || count.get() == rt.none) return count.release();
  const auto got = to_index_int64(rt, *count, rt.types.value_error);
  if (!got) return raised;
  const std::size_t kept = *got < 0 ? 0 : std::min(static_cast<std::size_t>(*got), octets->length);
  return make_bytes(rt, octets->view().substr(0, kept));
}

Own<Object> raw_readall(Runtime& rt, Object& self, Arguments) {
  const Ref<ByteArray> all = new_bytearray(rt, 0);
  const Ref<Object> size = make_int(rt, kDefaultBufferSize);
  if (!all || !size) return raised;
  for (;;) {
    Ref<Object> piece = call_method(rt, self, *rt.names.read, {size.get()});
    if (!piece) return raised;
    if (piece.get() == rt.none) {
      if (all->length == 0) return piece.release();
      break;
    }
    if (!is_bytes(*piece)) return rt.raise(*rt.types.type_error, "read() should return bytes");
    const std::string_view octets = static_cast<Bytes&>(*piece).view();
    if (octets.empty()) break;
    if (!bytearray_splice(rt, *all, all->length, 0, octets)) return raised;
  }
  return make_bytes(rt, all->view());
}

constexpr NativeMethod kRawIoBaseMethods[] = {
    {"read", raw_read, Takes::positional, 0, 1},
    {"readall", raw_readall, Takes::nothing},
};

// ---- _BufferedIOBase ----

Own<Object> no_read(Runtime& rt, Object&, Arguments) { return raise_unsupported(rt, "read"); }
Own<Object> no_read1(Runtime& rt, Object&, Arguments) { return raise_unsupported(rt, "read1"); }
Own<Object> no_write(Runtime& rt, Object&, Arguments) { return raise_unsupported(rt, "write"); }
Own<Object> no_detach(Runtime& rt, Object&, Arguments) { return raise_unsupported(rt, "detach"); }
Own<Object> no_readline(Runtime& rt, Object&, Arguments) {
  return raise_unsupported(rt, "readline");
}

Own<Object> read_into(Runtime& rt, Object& self, Arguments arguments, Str& method) {
  Lent target(rt);
  if (!target.open_writable(arguments[0],
                            "readinto() argument must be read-write bytes-like object, not %T"))
    return raised;
  const Ref<Object> size = make_int(rt, static_cast<std::int64_t>(target.size()));
  if (!size) return raised;
  const Ref<Object> octets = call_method(rt, self, method, {size.get()});
  if (!octets) return raised;
  if (!is_bytes(*octets)) return rt.raise(*rt.types.type_error, "read() should return bytes");
  const std::string_view view = static_cast<Bytes&>(*octets).view();
  if (view.size() > target.size())
    return rt.raise(*rt.types.value_error,
                    "read() returned too much data: %zu bytes requested, %zu returned",
                    target.size(), view.size());
  std::memcpy(target.data(), view.data(), view.size());
  return make_int(rt, static_cast<std::int64_t>(view.size()));
}

Own<Object> buffered_readinto(Runtime& rt, Object& self, Arguments arguments) {
  return read_into(rt, self, arguments, *rt.names.read);
}
Own<Object> buffered_readinto1(Runtime& rt, Object& self, Arguments arguments) {
  return read_into(rt, self, arguments, *rt.names.read1);
}

constexpr NativeMethod kBufferedIoBaseMethods[] = {
    {"detach", no_detach, Takes::anything},        {"read", no_read, Takes::anything},
    {"read1", no_read1, Takes::anything},          {"readinto", buffered_readinto, Takes::one},
    {"readinto1", buffered_readinto1, Takes::one}, {"write", no_write, Takes::anything},
};

// ---- _TextIOBase ----

Own<Object> nothing(Runtime& rt, Object&) { return own(*rt.none); }

constexpr NativeMethod kTextIoBaseMethods[] = {
    {"detach", no_detach, Takes::anything},
    {"read", no_read, Takes::anything},
    {"readline", no_readline, Takes::anything},
    {"write", no_write, Takes::anything},
};
constexpr NativeProperty kTextIoBaseProperties[] = {
    {"encoding", nothing}, {"newlines", nothing}, {"errors", nothing}};

}  // namespace

const TypeSpec kIoBaseType = {.name = "_IOBase",
                              .type = &Types::io_base,
                              .basic_size = sizeof(IoBase),
                              .flags = kTypeBase | kTypeShaped | kTypeWeakly,
                              .fill = fill_io_base,
                              .methods = kIoBaseMethods,
                              .properties = kIoBaseProperties,
                              .doc = "The abstract base class for all I/O classes.",
                              .module = "_io"};
const TypeSpec kRawIoBaseType = {.name = "_RawIOBase",
                                 .type = &Types::raw_io_base,
                                 .base = &Types::io_base,
                                 .flags = kTypeBase,
                                 .methods = kRawIoBaseMethods,
                                 .doc = "Base class for raw binary I/O.",
                                 .module = "_io"};
const TypeSpec kBufferedIoBaseType = {.name = "_BufferedIOBase",
                                      .type = &Types::buffered_io_base,
                                      .base = &Types::io_base,
                                      .flags = kTypeBase,
                                      .methods = kBufferedIoBaseMethods,
                                      .doc = "Base class for buffered IO objects.",
                                      .module = "_io"};
const TypeSpec kTextIoBaseType = {.name = "_TextIOBase",
                                  .type = &Types::text_io_base,
                                  .base = &Types::io_base,
                                  .flags = kTypeBase,
                                  .methods = kTextIoBaseMethods,
                                  .properties = kTextIoBaseProperties,
                                  .doc = "Base class for text I/O.",
                                  .module = "_io"};

}  // namespace vitro::vm
