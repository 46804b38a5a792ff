#include "cli/source.hpp"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace vitro::cli {

namespace {

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ > 2) close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

// Appends everything there is to read. False: errno says why not.
bool read_all(int descriptor, std::size_t expected, std::string& bytes) {
  constexpr std::size_t kPiece = 64 * 1024;
  std::size_t used = 0;
  bytes.resize(expected ? expected + 1 : kPiece);
  for (;;) {
    const ssize_t got = read(descriptor, bytes.data() + used, bytes.size() - used);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) {
      bytes.resize(used);
      return got == 0;
    }
    used += static_cast<std::size_t>(got);
    if (used == bytes.size()) bytes.resize(used + used / 2 + kPiece);
  }
}

// How python3 names the program's file in __file__, tracebacks and its own messages.
std::string full_path(std::string_view path) {
  if (path.starts_with('/')) return std::string(path);
  char directory[4096];
  if (!getcwd(directory, sizeof directory)) return std::string(path);
  return std::string(directory) + '/' + std::string(path);
}

std::string cannot_open(std::string_view path, int error) {
  return "vitro: can't open file '" + full_path(path) + "': [Errno " + std::to_string(error) +
         "] " + std::strerror(error);
}

}  // namespace

Source read_source(const Program& program) {
  Source source;
  switch (program.from) {
    case Program::From::command:
      source.bytes = program.text;
      source.filename = "<string>";
      return source;
    case Program::From::module: source.module = program.text; return source;
    case Program::From::standard_input:
      source.filename = "<stdin>";
      if (!read_all(0, 0, source.bytes))
        source.problem = std::string("vitro: can't read stdin: [Errno ") + std::to_string(errno) +
                         "] " + std::strerror(errno);
      return source;
    case Program::From::file: break;
  }
  source.filename = program.text;
  source.has_file = true;
  source.path = full_path(program.text);
  const std::string path(program.text);
  const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat status {};
  if (file.number() < 0 || fstat(file.number(), &status) != 0) {
    source.problem = cannot_open(path, errno);
    return source;
  }
  if (S_ISDIR(status.st_mode)) {
    source.problem = "vitro: can't find '__main__' module in '" + full_path(path) + "'";
    return source;
  }
  if (!read_all(file.number(), static_cast<std::size_t>(status.st_size), source.bytes))
    source.problem = cannot_open(path, errno);
  return source;
}

}  // namespace vitro::cli
