// FileIO: a file descriptor as a raw stream.
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "objects/arguments.hpp"
#include "objects/buffer.hpp"
#include "objects/bytearray.hpp"
#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "vm/io/io.hpp"
#include "vm/signals.hpp"

namespace vitro::vm {

namespace {

FileIo& file_of(Object& object) { return static_cast<FileIo&>(object); }

Raised raise_file_closed(Runtime& rt) {
  return rt.raise(*rt.types.value_error, "I/O operation on closed file");
}

// ---- life ----

Own<Object> construct(Runtime& rt, Type& cls, Arguments) {
  const Own<Object> file = allocate_instance(rt, cls);
  if (!file) return raised;
  file_of(*file).descriptor = -1;
  file_of(*file).seekable = -1;
  file_of(*file).closes = true;
  return file;
}

// Closes the descriptor at once; yields errno or 0.
int close_descriptor(FileIo& file) {
  const int descriptor = std::exchange(file.descriptor, -1);
  if (descriptor < 0 || !file.closes) return 0;
  return ::close(descriptor) == 0 ? 0 : errno;
}

void dealloc(Runtime& rt, Object& object) {
  // Nothing needs to be asked of a plain file.
  if (object.type == rt.types.file_io && !warns_of_unclosed(rt))
    close_descriptor(file_of(object));
  else if (!close_dying(rt, object))
    return;
  close_descriptor(file_of(object));
  const std::size_t bytes = instance_bytes(object);
  release_attributes(rt, object);
  rt.free_object(object, CellKind::container, bytes);
}

constexpr const char* kOneMode =
    "Must have exactly one of create/read/write/append mode and at most one plus";

Status read_mode(Runtime& rt, FileIo& file, Str& mode, int* flags) {
  bool plus = false, given = false;
  file.created = file.readable = file.writable = file.appending = false;
  *flags = O_CLOEXEC;
  for (std::size_t i = 0; i < mode.length; ++i) {
    const char32_t c = mode.at(i);
    if (c == 'b') continue;
    if (c == '+') {
      if (plus) return rt.raise(*rt.types.value_error, kOneMode);
      plus = true;
      continue;
    }
    if (c != 'x' && c != 'r' && c != 'w' && c != 'a')
      return rt.raise(*rt.types.value_error, "invalid mode: %S", &mode);
    if (given) return rt.raise(*rt.types.value_error, kOneMode);
    given = true;
    if (c == 'r') {
      file.readable = true;
      continue;
    }
    file.writable = true;
    if (c == 'x') {
      file.created = true;
      *flags |= O_EXCL | O_CREAT;
    } else if (c == 'w') {
      *flags |= O_CREAT | O_TRUNC;
    } else {
      file.appending = true;
      *flags |= O_APPEND | O_CREAT;
    }
  }
  if (!given) return rt.raise(*rt.types.value_error, kOneMode);
  if (plus) file.readable = file.writable = true;
  *flags |= file.readable && file.writable ? O_RDWR : file.readable ? O_RDONLY : O_WRONLY;
  return ok;
}

// A path as the system wants it: octets without a NUL.
Own<Bytes> path_octets(Runtime& rt, Object& path) {
  Ref<Bytes> octets;
  if (is_bytes(path)) {
    octets = own(static_cast<Bytes&>(path));
  } else {
    const Ref<Str> handler = make_str(rt, "surrogateescape");
    if (!handler) return raised;
    octets = encode_as(rt, static_cast<Str&>(path), TextEncoding::utf8, handler.get());
  }
  if (!octets) return raised;
  if (octets->view().find('\0') != std::string_view::npos)
    return rt.raise(*rt.types.value_error, "embedded null byte");
  return octets.release();
}

Fallible<int> open_by(Runtime& rt, Object& opener, Object& path, int flags) {
  const Ref<Object> bits = make_int(rt, flags);
  if (!bits) return raised;
  const Ref<Object> made = call(rt, opener, {&path, bits.get()});
  if (!made) return raised;
  if (!is_int(*made)) return rt.raise(*rt.types.type_error, "expected integer from opener");
  const auto descriptor = int_argument(rt, *made);
  if (!descriptor) return raised;
  if (*descriptor < 0)
    return rt.raise(*rt.types.value_error, "opener returned %d", static_cast<int>(*descriptor));
  return static_cast<int>(*descriptor);
}

Status open_path(Runtime& rt, FileIo& file, Object& name, Object* opener, int flags) {
  const Ref<Object> path = path_of(rt, name);
  if (!path) return raised;
  const Ref<Bytes> octets = path_octets(rt, *path);
  if (!octets) return raised;
  if (opener && opener != rt.none) {
    const auto descriptor = open_by(rt, *opener, name, flags);
    if (!descriptor) return raised;
    file.descriptor = *descriptor;
    return ok;
  }
  while ((file.descriptor = ::open(octets->data(), flags, 0666)) < 0 && errno == EINTR)
    if (!serve_signals(rt)) return raised;
  if (file.descriptor < 0) return raise_os_error(rt, errno, &name);
  return ok;
}

Status init(Runtime& rt, Object& self, Arguments arguments) {
  constexpr const char* kNames[] = {"file", "mode", "closefd", "opener"};
  Object* given[4] = {};
  if (!unpack(rt, arguments, {.function = "FileIO", .names = kNames, .required = 1}, given))
    return raised;
  if (given[1] && !is_str(*given[1]))
    return rt.raise(*rt.types.type_error, "FileIO() argument 'mode' must be str, not %T",
                    given[1]->type);
  bool closes = true;
  if (given[2]) {
    const auto answer = truth(rt, *given[2]);
    if (!answer) return raised;
    closes = *answer;
  }
  FileIo& file = file_of(self);
  if (file.descriptor >= 0)
    if (const int error = close_descriptor(file)) return raise_os_error(rt, error);
  Object& name = *given[0];
  if (has_flag(name, kTypeFloat))
    return rt.raise(*rt.types.type_error, "integer argument expected, got float");
  int number = -1;
  const bool by_number = is_int(name) || name.type->slots.number.index;
  if (by_number) {
    const auto value = int_argument(rt, name);
    if (!value) return raised;
    if (*value < 0) return rt.raise(*rt.types.value_error, "negative file descriptor");
    number = static_cast<int>(*value);
  }
  const Ref<Str> read_only = make_str(rt, "r");
  if (!read_only) return raised;
  int flags;
  if (!read_mode(rt, file, given[1] ? static_cast<Str&>(*given[1]) : *read_only, &flags))
    return raised;
  if (by_number) {
    file.descriptor = number;
    file.closes = closes;
  } else {
    if (!closes) return rt.raise(*rt.types.value_error, "Cannot use closefd=False with file name");
    file.closes = true;
    if (!open_path(rt, file, name, given[3], flags)) return raised;
  }
  struct stat status {};
  const int failed = fstat(file.descriptor, &status) != 0 ? errno
                     : S_ISDIR(status.st_mode)            ? EISDIR
                                                          : 0;
  if (failed == EBADF || failed == EISDIR) {
    if (by_number)
      file.descriptor = -1;  // it was not ours to close
    else
      close_descriptor(file);
    return raise_os_error(rt, failed, failed == EISDIR ? &name : nullptr);
  }
  if (!set_attribute(rt, self, *rt.names.name_word, &name)) {
    if (by_number)
      file.descriptor = -1;
    else
      close_descriptor(file);
    return raised;
  }
  if (file.appending && ::lseek(file.descriptor, 0, SEEK_END) < 0 && errno != ESPIPE) {
    const int error = errno;
    if (!by_number) close_descriptor(file);
    return raise_os_error(rt, error);
  }
  return ok;
}

const char* mode_of(const FileIo& file) {
  if (file.created) return file.readable ? "xb+" : "xb";
  if (file.appending) return file.readable ? "ab+" : "ab";
  if (file.readable) return file.writable ? "rb+" : "rb";
  return "wb";
}

Own<Object> repr_slot(Runtime& rt, Object& self) {
  FileIo& file = file_of(self);
  if (file.descriptor < 0) return format_message(rt, "<%T [closed]>", self.type);
  const Fallible<Object*> found = find_attribute(rt, self, *rt.names.name_word);
  if (!found) return raised;
  const Ref<Object> name = Own<Object>(*found);
  const char* closes = file.closes ? "True" : "False";
  if (!name)
    return format_message(rt, "<%T fd=%d mode='%s' closefd=%s>", self.type, file.descriptor,
                          mode_of(file), closes);
  const ReprGuard guard(rt, self);
  if (guard.again())
    return rt.raise(*rt.types.runtime_error, "reentrant call inside %T.__repr__", self.type);
  return format_message(rt, "<%T name=%R mode='%s' closefd=%s>", self.type, name.get(),
                        mode_of(file), closes);
}

// ---- reading and writing ----

Status check_readable(Runtime& rt, const FileIo& file) {
  if (file.descriptor < 0) return raise_file_closed(rt);
  return file.readable ? ok : Status(raise_unsupported(rt, "File not open for reading"));
}
Status check_writable(Runtime& rt, const FileIo& file) {
  if (file.descriptor < 0) return raise_file_closed(rt);
  return file.writable ? ok : Status(raise_unsupported(rt, "File not open for writing"));
}

// Octets read; -1: errno says why not. A call that a signal interrupted is made again, unless its
// handler raised: -2.
ssize_t read_some(Runtime& rt, const FileIo& file, char* to, std::size_t most) {
  for (;;) {
    const ssize_t got = ::read(file.descriptor, to, most);
    if (got >= 0 || errno != EINTR) return got;
    if (!serve_signals(rt)) return -2;
  }
}

Own<Object> readinto(Runtime& rt, Object& self, Arguments arguments) {
  FileIo& file = file_of(self);
  if (!check_readable(rt, file)) return raised;
  Lent target(rt);
  if (!target.open_writable(arguments[0],
                            "readinto() argument must be read-write bytes-like object, not %T"))
    return raised;
  const ssize_t got = read_some(rt, file, target.data(), target.size());
  if (got >= 0) return make_int(rt, got);
  if (got == -2) return raised;
  if (errno == EAGAIN) return own(*rt.none);
  return raise_os_error(rt, errno);
}

Own<Object> readall(Runtime& rt, Object& self, Arguments) {
  FileIo& file = file_of(self);
  if (file.descriptor < 0) return raise_file_closed(rt);
  struct stat status {};
  const off_t position = ::lseek(file.descriptor, 0, SEEK_CUR);
  std::size_t room = kDefaultBufferSize;
  if (fstat(file.descriptor, &status) == 0 && position >= 0 && status.st_size > position)
    room = static_cast<std::size_t>(status.st_size - position) + 1;
  const Ref<ByteArray> octets = new_bytearray(rt, room);
  if (!octets) return raised;
  std::size_t used = 0;
  for (;;) {
    if (used == octets->length &&
        !bytearray_resize(rt, *octets, used + used / 2 + kDefaultBufferSize))
      return raised;
    const ssize_t got = read_some(rt, file, octets->data + used, octets->length - used);
    if (got == -2) return raised;
    if (got < 0 && errno == EAGAIN && used == 0) return own(*rt.none);
    if (got < 0 && errno != EAGAIN) return raise_os_error(rt, errno);
    if (got <= 0) break;
    used += static_cast<std::size_t>(got);
  }
  return make_bytes(rt, octets->view().substr(0, used));
}

Own<Object> read(Runtime& rt, Object& self, Arguments arguments) {
  FileIo& file = file_of(self);
  if (!check_readable(rt, file)) return raised;
  const auto size = size_or_none(rt, arguments);
  if (!size) return raised;
  if (*size < 0) return readall(rt, self, {});
  constexpr std::int64_t kMost = 0x7ffff000;  // what one read() can do
  Ref<Bytes> octets = new_bytes(rt, static_cast<std::size_t>(std::min(*size, kMost)));
  if (!octets) return raised;
  if (octets->length == 0) return octets.release();
  const ssize_t got = read_some(rt, file, octets->data(), octets->length);
  if (got == -2) return raised;
  if (got < 0 && errno == EAGAIN) return own(*rt.none);
  if (got < 0) return raise_os_error(rt, errno);
  if (static_cast<std::size_t>(got) == octets->length) return octets.release();
  return make_bytes(rt, octets->view().substr(0, static_cast<std::size_t>(got)));
}

// What became of a write into the sink. One that a signal interrupted goes on, unless the signal's
// handler raised.
Status finish_sink(Runtime& rt, TextSink& sink, bool written) {
  while (!written && errno == EINTR) {
    if (!serve_signals(rt)) return raised;
    written = sink.flush();
  }
  return written ? ok : Status(raise_os_error(rt, errno ? errno : EIO));
}

Own<Object> write(Runtime& rt, Object& self, Arguments arguments) {
  FileIo& file = file_of(self);
  if (!check_writable(rt, file)) return raised;
  Lent octets(rt);
  if (!octets.open(arguments[0])) return raised;
  if (file.sink) {
    errno = 0;
    const bool written = file.sink->write(octets.view()) && file.sink->flush();
    if (!finish_sink(rt, *file.sink, written)) return raised;
    return make_int(rt, static_cast<std::int64_t>(octets.size()));
  }
  ssize_t written;
  while ((written = ::write(file.descriptor, octets.data(), octets.size())) < 0 && errno == EINTR)
    if (!serve_signals(rt)) return raised;
  if (written >= 0) return make_int(rt, written);
  if (errno == EAGAIN) return own(*rt.none);
  return raise_os_error(rt, errno);
}

// ---- position ----

Fallible<std::int64_t> seek_to(Runtime& rt, FileIo& file, std::int64_t offset, int whence) {
  const off_t position = ::lseek(file.descriptor, offset, whence);
  if (position < 0) {
    if (file.seekable < 0 && errno == ESPIPE) file.seekable = 0;
    return raise_os_error(rt, errno);
  }
  file.seekable = 1;
  return static_cast<std::int64_t>(position);
}

Own<Object> as_int(Runtime& rt, Fallible<std::int64_t> number) {
  if (!number) return raised;
  return make_int(rt, *number);
}

Own<Object> seek(Runtime& rt, Object& self, Arguments arguments) {
  FileIo& file = file_of(self);
  if (file.descriptor < 0) return raise_file_closed(rt);
  if (has_flag(arguments[0], kTypeFloat))
    return rt.raise(*rt.types.type_error, "an integer is required");
  const auto offset = to_index_int64(rt, arguments[0]);
  if (!offset) return raised;
  std::int64_t whence = 0;
  if (arguments.count > 1) {
    const auto given = int_argument(rt, arguments[1]);
    if (!given) return raised;
    whence = *given;
  }
  return as_int(rt, seek_to(rt, file, *offset, static_cast<int>(whence)));
}

Own<Object> tell(Runtime& rt, Object& self, Arguments) {
  FileIo& file = file_of(self);
  if (file.descriptor < 0) return raise_file_closed(rt);
  return as_int(rt, seek_to(rt, file, 0, SEEK_CUR));
}

Own<Object> truncate(Runtime& rt, Object& self, Arguments arguments) {
  FileIo& file = file_of(self);
  if (!check_writable(rt, file)) return raised;
  std::int64_t size;
  if (arguments.count == 0 || &arguments[0] == rt.none) {
    const auto here = seek_to(rt, file, 0, SEEK_CUR);
    if (!here) return raised;
    size = *here;
  } else {
    const auto given = to_index_int64(rt, arguments[0]);
    if (!given) return raised;
    size = *given;
  }
  int result;
  do {
    result = ::ftruncate(file.descriptor, size);
  } while (result < 0 && errno == EINTR);
  if (result < 0) return raise_os_error(rt, errno);
  return make_int(rt, size);
}

// ---- the rest ----

Own<Object> close(Runtime& rt, Object& self, Arguments) {
  FileIo& file = file_of(self);
  // The base flushes first, if a subclass gave it something to flush.
  bool failed = false;
  if (!file.closed) {
    if (self.type != rt.types.file_io) {
      const Own<Object> flushed = call_method(rt, self, *rt.names.flush);
      failed = !flushed;
      release(flushed);
    }
    file.closed = true;
  }
  const int error = close_descriptor(file);
  if (failed) return raised;
  if (error) return raise_os_error(rt, error);
  return own(*rt.none);
}

Own<Object> seekable(Runtime& rt, Object& self, Arguments) {
  FileIo& file = file_of(self);
  if (file.descriptor < 0) return raise_file_closed(rt);
  if (file.seekable < 0) file.seekable = ::lseek(file.descriptor, 0, SEEK_CUR) >= 0;
  return make_bool(rt, file.seekable == 1);
}
Own<Object> readable(Runtime& rt, Object& self, Arguments) {
  if (file_of(self).descriptor < 0) return raise_file_closed(rt);
  return make_bool(rt, file_of(self).readable);
}
Own<Object> writable(Runtime& rt, Object& self, Arguments) {
  if (file_of(self).descriptor < 0) return raise_file_closed(rt);
  return make_bool(rt, file_of(self).writable);
}
Own<Object> fileno(Runtime& rt, Object& self, Arguments) {
  if (file_of(self).descriptor < 0) return raise_file_closed(rt);
  return make_int(rt, file_of(self).descriptor);
}
Own<Object> isatty(Runtime& rt, Object& self, Arguments) {
  if (file_of(self).descriptor < 0) return raise_file_closed(rt);
  return make_bool(rt, ::isatty(file_of(self).descriptor) == 1);
}
Own<Object> dealloc_warn(Runtime& rt, Object&, Arguments) { return own(*rt.none); }

Own<Object> get_closed(Runtime& rt, Object& self) {
  return make_bool(rt, file_of(self).descriptor < 0);
}
Own<Object> get_closefd(Runtime& rt, Object& self) { return make_bool(rt, file_of(self).closes); }
Own<Object> get_mode(Runtime& rt, Object& self) { return make_str(rt, mode_of(file_of(self))); }

constexpr NativeMethod kMethods[] = {
    {"read", read, Takes::positional, 0, 1},
    {"readall", readall, Takes::nothing},
    {"readinto", readinto, Takes::one},
    {"write", write, Takes::one},
    {"seek", seek, Takes::positional, 1, 2},
    {"tell", tell, Takes::nothing},
    {"truncate", truncate, Takes::positional, 0, 1},
    {"close", close, Takes::nothing},
    {"seekable", seekable, Takes::nothing},
    {"readable", readable, Takes::nothing},
    {"writable", writable, Takes::nothing},
    {"fileno", fileno, Takes::nothing},
    {"isatty", isatty, Takes::nothing},
    {"_dealloc_warn", dealloc_warn, Takes::one},
};

constexpr NativeProperty kProperties[] = {
    {"closed", get_closed}, {"closefd", get_closefd}, {"mode", get_mode}};

void fill(Slots& slots) {
  slots.dealloc = dealloc;
  slots.visit = visit_as<FileIo>;
  slots.construct = construct;
  slots.init = init;
  slots.repr = repr_slot;
}

}  // namespace

const TypeSpec kFileIoType = {.name = "FileIO",
                              .type = &Types::file_io,
                              .base = &Types::raw_io_base,
                              .basic_size = sizeof(FileIo),
                              .flags = kTypeBase,
                              .fill = fill,
                              .methods = kMethods,
                              .properties = kProperties,
                              .doc = "Open a file.",
                              .module = "_io"};

Status flush_sink(Runtime& rt, FileIo& file) {
  if (!file.sink) return ok;
  errno = 0;
  return finish_sink(rt, *file.sink, file.sink->flush());
}

Own<Object> make_standard_file(Runtime& rt, int descriptor, bool writes, TextSink* sink,
                               std::string_view name) {
  Ref<Object> file = construct(rt, *rt.types.file_io, {});
  const Ref<Str> text = make_str(rt, name);
  if (!file || !text || !set_own_attribute(rt, *file, *rt.names.name_word, text.get()))
    return raised;
  FileIo& made = file_of(*file);
  made.descriptor = descriptor;
  made.closes = false;
  made.readable = !writes;
  made.writable = writes;
  made.sink = sink;
  return file.release();
}

}  // namespace vitro::vm
