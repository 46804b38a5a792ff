// posix: functions of open files by number.
#include <fcntl.h>
#include <unistd.h>

#include "objects/buffer.hpp"
#include "objects/bytes.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "vm/modules/posix.hpp"

namespace vitro::vm::posix {

namespace {

Own<Object> posix_open(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {"path", "flags", "mode", "dir_fd"};
  Object* given[4] = {};
  Path path(rt);
  if (!unpack(rt, arguments, {"open", kNames, 2, 0, 1}, given) || !path.open(*given[0], "open"))
    return raised;
  const auto flags = c_int(rt, *given[1]);
  const auto mode = !flags     ? Fallible<int>(raised)
                    : given[2] ? c_int(rt, *given[2])
                               : Fallible<int>(0777);
  if (!mode) return raised;
  const int descriptor = retrying(
      rt, [&] { return ::open(path.c_str(), *flags | O_CLOEXEC, static_cast<mode_t>(*mode)); });
  if (descriptor < 0) return path.fail();
  return make_int(rt, descriptor);
}

Own<Object> posix_close(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {"fd"};
  Object* given[1] = {};
  if (!unpack(rt, arguments, {"close", kNames, 1}, given)) return raised;
  const auto descriptor = c_int(rt, *given[0]);
  if (!descriptor) return raised;
  return none_or_error(rt, close(*descriptor) == 0 || errno == EINTR);
}

Own<Object> posix_read(Runtime& rt, Object&, Arguments arguments) {
  const auto descriptor = c_int(rt, arguments[0]);
  if (!descriptor) return raised;
  const auto count = size_argument(rt, arguments[1]);
  if (!count) return raised;
  if (*count < 0) return raise_os_error(rt, EINVAL, nullptr);
  Ref<Bytes> octets = new_bytes(rt, static_cast<std::size_t>(*count));
  if (!octets) return raised;
  const ssize_t got =
      retrying(rt, [&] { return read(*descriptor, octets->data(), octets->length); });
  if (got < 0) return rt.pending() ? raised : raise_os_error(rt, errno, nullptr);
  if (static_cast<std::size_t>(got) == octets->length) return octets.release();
  return make_bytes(rt, {octets->data(), static_cast<std::size_t>(got)});
}

Own<Object> posix_write(Runtime& rt, Object&, Arguments arguments) {
  const auto descriptor = c_int(rt, arguments[0]);
  if (!descriptor) return raised;
  Lent octets(rt);
  if (!octets.open(arguments[1])) return raised;
  const ssize_t done =
      retrying(rt, [&] { return write(*descriptor, octets.data(), octets.size()); });
  if (done < 0) return rt.pending() ? raised : raise_os_error(rt, errno, nullptr);
  return make_int(rt, done);
}

Own<Object> posix_lseek(Runtime& rt, Object&, Arguments arguments) {
  const auto descriptor = c_int(rt, arguments[0]);
  if (!descriptor) return raised;
  const auto offset = to_index_int64(rt, arguments[1], rt.types.overflow_error);
  if (!offset) return raised;
  const auto how = c_int(rt, arguments[2]);
  if (!how) return raised;
  const off_t position = lseek(*descriptor, *offset, *how);
  if (position < 0) return raise_os_error(rt, errno, nullptr);
  return make_int(rt, position);
}

template <int (*Call)(int)>
Own<Object> on_descriptor(Runtime& rt, Object&, Arguments arguments) {
  const auto descriptor = c_int(rt, arguments[0]);
  if (!descriptor) return raised;
  return none_or_error(rt, Call(*descriptor) == 0);
}

Own<Object> posix_ftruncate(Runtime& rt, Object&, Arguments arguments) {
  const auto descriptor = c_int(rt, arguments[0]);
  const auto length = descriptor ? size_argument(rt, arguments[1]) : Fallible<std::int64_t>(raised);
  if (!length) return raised;
  return none_or_error(rt, ftruncate(*descriptor, *length) == 0);
}

Own<Object> posix_isatty(Runtime& rt, Object&, Arguments arguments) {
  const auto descriptor = c_int(rt, arguments[0]);
  if (!descriptor) return raised;
  return make_bool(rt, isatty(*descriptor) == 1);
}

Own<Object> posix_dup(Runtime& rt, Object&, Arguments arguments) {
  const auto descriptor = c_int(rt, arguments[0]);
  if (!descriptor) return raised;
  const int copy = fcntl(*descriptor, F_DUPFD_CLOEXEC, 0);
  if (copy < 0) return raise_os_error(rt, errno, nullptr);
  return make_int(rt, copy);
}

Own<Object> posix_pipe(Runtime& rt, Object&, Arguments) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return raise_os_error(rt, errno, nullptr);
  const Ref<Int> reader = make_int(rt, ends[0]), writer = make_int(rt, ends[1]);
  if (reader && writer) {
    const Own<Tuple> both = make_tuple(rt, {reader.get(), writer.get()});
    if (both) return both;
  }
  close(ends[0]);
  close(ends[1]);
  return raised;
}

constexpr auto F = Binding::function;
constexpr NativeMethod kFunctions[] = {
    {"open", posix_open, Takes::anything, 0, 255, F},
    {"close", posix_close, Takes::anything, 0, 255, F},
    {"read", posix_read, Takes::positional, 2, 2, F},
    {"write", posix_write, Takes::positional, 2, 2, F},
    {"lseek", posix_lseek, Takes::positional, 3, 3, F},
    {"fsync", on_descriptor<fsync>, Takes::one, 0, 255, F},
    {"fdatasync", on_descriptor<fdatasync>, Takes::one, 0, 255, F},
    {"ftruncate", posix_ftruncate, Takes::positional, 2, 2, F},
    {"isatty", posix_isatty, Takes::one, 0, 255, F},
    {"dup", posix_dup, Takes::one, 0, 255, F},
    {"pipe", posix_pipe, Takes::nothing, 0, 255, F},
};

}  // namespace

std::span<const NativeMethod> descriptor_functions() { return kFunctions; }

}  // namespace vitro::vm::posix
