#include <cerrno>

#include <unistd.h>

#include "cli/line_source.hpp"
#include "objects/exception.hpp"
#include "vm/io/standard_streams.hpp"
#include "vm/signals.hpp"
#include "vm/traceback_text.hpp"

namespace vitro::cli {

bool interrupted_by_key(Runtime& rt) {
  if (vm::serve_signals(rt)) return false;
  const Ref<Exception> raised_by_handler = rt.take_pending();
  if (raised_by_handler->type == rt.types.keyboard_interrupt) return true;
  vm::StandardError err(rt);
  vm::print_exception(vm::vm_of(rt), *raised_by_handler, err);
  return false;
}

bool PlainLines::refill(bool& interrupted) {
  char bytes[4096];
  for (;;) {
    const ssize_t got = ::read(0, bytes, sizeof bytes);
    if (got > 0) {
      waiting_.append(bytes, static_cast<std::size_t>(got));
      return true;
    }
    if (got == 0 || errno != EINTR) return false;
    interrupted = interrupted_by_key(rt_);
    if (interrupted) return false;
  }
}

Reading PlainLines::read(std::string_view prompt, std::string& text) {
  vm::vm_of(rt_).err.write(prompt);
  bool interrupted = false;
  while (waiting_.find('\n') == waiting_.npos && !at_end_) at_end_ = !refill(interrupted);
  if (interrupted) {
    at_end_ = false;
    waiting_.clear();
    return Reading::interrupted;
  }
  if (waiting_.empty()) {
    // A terminal may go on after its end of file.
    at_end_ = false;
    return Reading::end;
  }
  const std::size_t end = waiting_.find('\n');
  text = waiting_.substr(0, end);
  waiting_.erase(0, end == waiting_.npos ? end : end + 1);
  return Reading::line;
}

}  // namespace vitro::cli
