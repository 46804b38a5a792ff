// stdout and stderr as the machine writes them: bytes to a file descriptor, with as much buffering
// as python3 has.
#pragma once

#include <string>

#include "vm/vm.hpp"

namespace vitro::cli {

enum class Buffering { none, lines, full, nowhere };  // nowhere: it was closed from the start

class FileSink final : public vm::TextSink {
 public:
  FileSink(int descriptor, Buffering buffering) : descriptor_(descriptor), buffering_(buffering) {}
  // Nowhere swallows everything, as python3 does without a stdout. After a failure what
  // was waiting is dropped, as it has been reported; after a flush that failed it waits on.
  bool write(std::string_view utf8) override;
  bool flush() override;
  // From now on a signal may end a write that has to wait: false, errno is EINTR, and what is left
  // of the text waits for the next flush.
  void let_signals_in() { signals_may_interrupt_ = true; }
  // Gives up what waits.
  void drop() { waiting_.clear(); }
  // Whether a write ever failed.
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  bool write_now(std::string_view& bytes);  // leaves what was not written
  int descriptor_;
  Buffering buffering_;
  std::string waiting_;
  bool signals_may_interrupt_ = false;
  bool failed_ = false;
};

// For stdout: line by line on a terminal.
[[nodiscard]] Buffering buffering_of(int descriptor);

}  // namespace vitro::cli
