#include "cli/sink.hpp"

#include <cerrno>

#include <unistd.h>

namespace vitro::cli {

namespace {
constexpr std::size_t kBufferBytes = 8192;
}

Buffering buffering_of(int descriptor) {
  errno = 0;
  if (isatty(descriptor)) return Buffering::lines;
  return errno == EBADF ? Buffering::nowhere : Buffering::full;
}

bool FileSink::write_now(std::string_view& bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written >= 0)
      bytes.remove_prefix(static_cast<std::size_t>(written));
    else if (errno != EINTR || signals_may_interrupt_)
      return failed_ = true, false;
  }
  return true;
}

bool FileSink::flush() {
  std::string_view rest = waiting_;
  const bool written = write_now(rest);
  waiting_.erase(0, waiting_.size() - rest.size());
  return written;
}

bool FileSink::write(std::string_view utf8) {
  if (buffering_ == Buffering::nowhere) return true;
  const bool fits = buffering_ != Buffering::none && waiting_.size() + utf8.size() <= kBufferBytes;
  if (!fits && !waiting_.empty() && !flush()) {
    if (errno == EINTR)
      waiting_ += utf8;
    else
      waiting_.clear();
    return false;
  }
  if (buffering_ == Buffering::none || utf8.size() > kBufferBytes) {
    const bool written = write_now(utf8);
    if (!written && errno == EINTR) waiting_ = utf8;
    return written;
  }
  if (waiting_.capacity() == 0) waiting_.reserve(kBufferBytes);
  waiting_ += utf8;
  if (buffering_ == Buffering::lines && utf8.find('\n') != std::string_view::npos) return flush();
  return true;
}

}  // namespace vitro::cli
