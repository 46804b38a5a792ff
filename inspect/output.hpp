// Where a writer puts its text, and the few forms that the writers share.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "inspect/snapshot.hpp"
#include "inspect/view.hpp"

namespace vitro::inspect {

class Output {
 public:
  // False: it could not be written; the writer stops.
  virtual bool write(std::string_view utf8) = 0;

 protected:
  ~Output() = default;
};

// Collects text and passes it on in large pieces, so that a dump of millions of objects needs no
// room for its text.
class Writer {
 public:
  explicit Writer(Output& output) : output_(output) {}
  Writer& operator<<(std::string_view text) {
    buffer_ += text;
    return *this;
  }
  Writer& operator<<(char character) {
    buffer_ += character;
    return *this;
  }
  // Ends a line.
  void line() {
    buffer_ += '\n';
    if (buffer_.size() > 64 * 1024) flush();
  }
  // False: some of the text could not be written.
  bool flush() {
    if (ok_ && !buffer_.empty()) ok_ = output_.write(buffer_);
    buffer_.clear();
    return ok_;
  }
  std::string& buffer() { return buffer_; }

 private:
  Output& output_;
  std::string buffer_;
  bool ok_ = true;
};

[[nodiscard]] std::string number_text(std::uint64_t value);  // 1,234,567
[[nodiscard]] std::string counted(std::uint64_t count,
                                  const char* noun);       // "1 object", "2 objects"
[[nodiscard]] std::string id_text(NodeIndex node);         // #12
[[nodiscard]] std::size_t columns(std::string_view utf8);  // code points
void pad_to(std::string& text, std::size_t from,
            std::size_t width);  // spaces until `width` columns after `from`
// "class A", "A instance", "int 1000", "list of 3".
void append_title(const Snapshot& snapshot, NodeIndex node, std::string& out);
// Whether a value alone tells what it is: 1, 'a', None.
[[nodiscard]] bool is_literal(NodeKind kind);
// "instance of", "[3]", ".x", "['key']", "__mro__": a reference as its holder names it.
void append_label(const Snapshot& snapshot, const Label& label, std::string& out);
// The last line of a dump: what is not shown, how much of it and what kind.
void append_left_out(const Snapshot& snapshot, const View& view, std::string& out);

}  // namespace vitro::inspect
