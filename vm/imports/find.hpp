// Looking for source modules and packages in folders.
#pragma once

#include "objects/ref.hpp"
#include "objects/str.hpp"
#include "vm/imports/spec.hpp"

namespace vitro::vm {

// Looks for the module `tail` (the part after the last dot) in each folder of `path`, an iterable
// of str. Not found: an empty Found with nothing pending. `*failed`: an exception is pending.
Found find_on_path(Runtime& rt, Str& tail, Object& path, bool* failed);

// Reads a file whole. Empty with nothing pending: it cannot be read (errno says why).
Own<Object> read_source_file(Runtime& rt, const Str& file);

// A path as the system wants it: bytes with a NUL at the end, or nothing if it is too long.
class NativePath {
 public:
  explicit NativePath(const Str& folder, std::string_view rest = {});
  [[nodiscard]] bool fits() const { return length_ < sizeof bytes_; }
  NativePath& append(const Str& part);
  NativePath& append(std::string_view part);
  void cut(std::size_t length) { bytes_[length_ = length] = '\0'; }
  [[nodiscard]] std::size_t length() const { return length_; }
  [[nodiscard]] const char* c_str() const { return bytes_; }
  [[nodiscard]] std::string_view view() const { return {bytes_, length_}; }

 private:
  char bytes_[4096];
  std::size_t length_ = 0;
};

}  // namespace vitro::vm
