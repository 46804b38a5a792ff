// A file that appears under its name only when all of it has been written: until then it lies
// beside it under another. What is no regular file (/dev/stdout, a pipe) is written in place.
#pragma once

#include <string>
#include <string_view>

namespace vitro::cli {

class OutputFile {
 public:
  explicit OutputFile(std::string_view path);
  // Removes what was not committed.
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  // Creates it. False: errno says why.
  [[nodiscard]] bool open();
  // Of the file that is being written. close() is commit()'s affair.
  [[nodiscard]] int descriptor() const { return descriptor_; }
  // Where it is for now, for those who write by name.
  [[nodiscard]] const std::string& current_path() const { return temporary_; }
  // Gives it its name. False: errno says why.
  [[nodiscard]] bool commit();

 private:
  std::string path_, temporary_;
  int descriptor_ = -1;
  bool in_place_ = false;
};

}  // namespace vitro::cli
