// Where the lines of a prompt come from.
#pragma once

#include <string>
#include <string_view>

#include "objects/runtime.hpp"

namespace vitro::cli {

enum class Reading : std::uint8_t {
  line,         // without its newline
  block,        // several lines that were pasted at once, each with its newline
  end,          // Ctrl-D, or the end of the input
  interrupted,  // Ctrl-C
};

class LineSource {
 public:
  virtual ~LineSource() = default;
  // Shows `prompt` and yields the next line, or lines, in `text`.
  [[nodiscard]] virtual Reading read(std::string_view prompt, std::string& text) = 0;
};

// Lines of stdin, the prompt on stderr: what is used where there is no terminal to edit on.
class PlainLines final : public LineSource {
 public:
  explicit PlainLines(Runtime& rt) : rt_(rt) {}
  Reading read(std::string_view prompt, std::string& text) override;

 private:
  // False: nothing follows, or Ctrl-C came.
  bool refill(bool& interrupted);

  Runtime& rt_;
  std::string waiting_;
  bool at_end_ = false;
};

// A system call was interrupted: calls Python's handlers. True: it was Ctrl-C, and nobody else
// handles that. What a handler raises is shown.
[[nodiscard]] bool interrupted_by_key(Runtime& rt);

}  // namespace vitro::cli
