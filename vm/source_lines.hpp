// One line of a source file, read when a traceback wants to show it.
#pragma once

#include <cstddef>
#include <string_view>

#include "objects/str.hpp"

namespace vitro::vm {

class SourceLine {
 public:
  // Line `number` (from 1) of the file, without its line end. Check found(): no such file or line,
  // no memory, and lines that are not UTF-8 are all the same to a traceback. Leaves nothing
  // pending.
  SourceLine(Runtime& rt, const Str& filename, std::size_t number);
  ~SourceLine();
  SourceLine(const SourceLine&) = delete;
  SourceLine& operator=(const SourceLine&) = delete;

  [[nodiscard]] bool found() const { return found_; }
  [[nodiscard]] std::string_view text() const { return {data_, length_}; }

 private:
  bool read(const char* path, std::size_t number);
  bool append(const char* bytes, std::size_t count);

  Runtime& rt_;
  char* data_ = nullptr;  // a heap buffer
  std::size_t length_ = 0;
  std::size_t capacity_ = 0;
  bool found_ = false;
};

// Code points in UTF-8 text.
[[nodiscard]] std::size_t count_characters(std::string_view utf8);

}  // namespace vitro::vm
