#include "vm/source_lines.hpp"

#include <climits>
#include <cstdio>
#include <cstring>

#include "objects/runtime.hpp"

namespace vitro::vm {

namespace {

struct File {
  explicit File(const char* path) : stream(std::fopen(path, "rb")) {}
  ~File() {
    if (stream) std::fclose(stream);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  std::FILE* stream;
};

// Well-formed UTF-8, by lead byte and number of continuation bytes; enough to print it safely.
bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i++]);
    const int more = lead < 0x80   ? 0
                     : lead < 0xc2 ? -1
                     : lead < 0xe0 ? 1
                     : lead < 0xf0 ? 2
                     : lead < 0xf5 ? 3
                                   : -1;
    if (more < 0) return false;
    for (int k = 0; k < more; ++k, ++i)
      if (i == text.size() || (static_cast<unsigned char>(text[i]) & 0xc0) != 0x80) return false;
  }
  return true;
}

}  // namespace

std::size_t count_characters(std::string_view utf8) {
  std::size_t count = 0;
  for (const char c : utf8) count += (static_cast<unsigned char>(c) & 0xc0) != 0x80;
  return count;
}

SourceLine::SourceLine(Runtime& rt, const Str& filename, std::size_t number) : rt_(rt) {
  // "<string>", "<stdin>": names of no file.
  if (number == 0 || filename.length == 0) return;
  if (filename.at(0) == '<' && filename.at(filename.length - 1) == '>') return;
  char path[PATH_MAX];
  std::size_t used = 0;
  bool fits = true;
  str_utf8(filename, [&](std::string_view chunk) {
    fits = fits && used + chunk.size() < sizeof path;
    if (!fits) return;
    std::memcpy(path + used, chunk.data(), chunk.size());
    used += chunk.size();
  });
  if (!fits || std::memchr(path, 0, used)) return;
  path[used] = 0;
  found_ = read(path, number) && is_utf8(text());
}

SourceLine::~SourceLine() { rt_.free_buffer(data_, capacity_); }

bool SourceLine::append(const char* bytes, std::size_t count) {
  if (length_ + count > capacity_) {
    std::size_t capacity = capacity_ ? capacity_ : 128;
    while (capacity < length_ + count) capacity *= 2;
    void* grown =
        data_ ? rt_.resize_buffer(data_, capacity_, capacity) : rt_.allocate_buffer(capacity);
    if (!grown) {
      rt_.clear_pending();
      return false;
    }
    data_ = static_cast<char*>(grown);
    capacity_ = capacity;
  }
  std::memcpy(data_ + length_, bytes, count);
  length_ += count;
  return true;
}

bool SourceLine::read(const char* path, std::size_t number) {
  const File file(path);
  if (!file.stream) return false;
  std::size_t line = 1;
  bool after_return = false;  // "\r\n" ends one line, not two
  bool first = true;
  bool anything = false;
  char chunk[4096];
  while (const std::size_t count = std::fread(chunk, 1, sizeof chunk, file.stream)) {
    std::size_t from =
        std::exchange(first, false) && count >= 3 && std::memcmp(chunk, "\xef\xbb\xbf", 3) == 0 ? 3
                                                                                                : 0;
    for (std::size_t i = from; i < count; ++i) {
      const char c = chunk[i];
      if (c == '\n' && after_return) {
        after_return = false;
        from = i + 1;
        continue;
      }
      after_return = c == '\r';
      if (c != '\n' && c != '\r') continue;
      if (line == number) return append(chunk + from, i - from);
      ++line;
      from = i + 1;
    }
    if (line == number) {
      if (!append(chunk + from, count - from)) return false;
      anything = anything || count > from;
    }
  }
  return line == number && anything;
}

}  // namespace vitro::vm
