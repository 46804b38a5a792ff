#include "cli/sink.hpp"

#include <cerrno>

#include <unistd.h>

namespace vitro::cli {

namespace {
constexpr std::size_t kBufferBytes = 8192;
}

Buffering buffering_of(int descriptor) {
  return isatty(descriptor) ? Buffering::lines : Buffering::full;
}

bool FileSink::write_now(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written >= 0)
      bytes.remove_prefix(static_cast<std::size_t>(written));
    else if (errno == EBADF)
      return true;
    else if (errno != EINTR)
      return false;
  }
  return true;
}

bool FileSink::flush() {
  const bool written = write_now(waiting_);
  waiting_.clear();
  return written;
}

bool FileSink::write(std::string_view utf8) {
  if (buffering_ == Buffering::none) return write_now(utf8);
  if (waiting_.size() + utf8.size() > kBufferBytes) {
    if (!flush()) return false;
    if (utf8.size() > kBufferBytes) return write_now(utf8);
  }
  if (waiting_.capacity() == 0) waiting_.reserve(kBufferBytes);
  waiting_ += utf8;
  if (buffering_ == Buffering::lines && utf8.find('\n') != std::string_view::npos) return flush();
  return true;
}

}  // namespace vitro::cli
