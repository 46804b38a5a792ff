// What the files of module posix share.
#pragma once

#include <cerrno>
#include <string_view>

#include "vm/imports/load.hpp"
#include "vm/modules/native_type.hpp"
#include "vm/signals.hpp"

namespace vitro::vm::posix {

// A path given to a function: str, bytes or an object with __fspath__; where `descriptors` are
// allowed also an int. Texts are bytes for the system, with a NUL at the end.
class Path {
 public:
  explicit Path(Runtime& rt) : rt_(rt) {}
  Status open(Object& given, const char* function, const char* argument = "path",
              bool descriptors = false);
  [[nodiscard]] const char* c_str() const;
  [[nodiscard]] bool is_descriptor() const { return descriptor_ >= 0; }
  [[nodiscard]] int descriptor() const { return descriptor_; }
  [[nodiscard]] bool given_as_bytes() const { return as_bytes_; }
  [[nodiscard]] Object* given() const { return given_.get(); }  // for OSError.filename
  Raised fail() const {
    if (rt_.pending()) return raised;
    return raise_os_error(rt_, errno, given_.get());
  }

 private:
  Runtime& rt_;
  Ref<Object> given_, octets_;
  int descriptor_ = -1;
  bool as_bytes_ = false;
};

// A name from the system as str (what is no UTF-8 becomes surrogates) or bytes.
Own<Object> system_text(Runtime& rt, std::string_view name, bool as_bytes);
Fallible<int> c_int(Runtime& rt, Object& argument);
// Calls the system again while a signal interrupts it, unless the signal's handler raised: -1, and
// an exception is pending.
template <class Call>
auto retrying(Runtime& rt, Call call) {
  for (;;) {
    const auto answer = call();
    if (answer != -1 || errno != EINTR || !serve_signals(rt)) return answer;
  }
}
inline Own<Object> none_or_error(Runtime& rt, bool good, Object* filename = nullptr) {
  if (good) return own(*rt.none);
  if (rt.pending()) return raised;
  return raise_os_error(rt, errno, filename);
}

[[nodiscard]] std::span<const NativeMethod> file_functions();
[[nodiscard]] std::span<const NativeMethod> stat_functions();
[[nodiscard]] std::span<const NativeMethod> descriptor_functions();
[[nodiscard]] std::span<const NativeMethod> process_functions();
[[nodiscard]] std::span<const NativeMethod> child_functions();

extern const TypeSpec kStatResultType, kTerminalSizeType, kUnameResultType, kDirEntryType,
    kScanIteratorType;
Status finish_posix_rows(Runtime& rt);
Own<Object> uname_row(Runtime& rt);
Own<Object> terminal_size_row(Runtime& rt, int columns, int lines);

}  // namespace vitro::vm::posix
