#include "cli/source.hpp"

#include <cerrno>
#include <cstdlib>
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

// A folder as the program: its __main__.py.
void read_folder(Source& source) {
  const std::string path = source.path + (source.path.ends_with('/') ? "" : "/") + "__main__.py";
  const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat status {};
  if (file.number() < 0 || fstat(file.number(), &status) != 0 || !S_ISREG(status.st_mode) ||
      !read_all(file.number(), static_cast<std::size_t>(status.st_size), source.bytes)) {
    source.problem = "vitro: can't find '__main__' module in '" + source.path + "'";
    source.problem_code = 1;
    return;
  }
  char resolved[4096];
  source.folder = source.path.ends_with("/.") && realpath(source.path.c_str(), resolved)
                      ? std::string(resolved)
                      : source.path;
  source.path = path;
}

// Its line end stays, so that the others keep their numbers.
void skip_first_line(std::string& bytes) { bytes.erase(0, bytes.find('\n')); }

void read_stdin(Source& source) {
  struct stat status {};
  source.filename = "<stdin>";
  if (fstat(0, &status) == 0 && S_ISDIR(status.st_mode)) {
    source.problem =
        "Fatal Python error: init_sys_streams: <stdin> is a directory, cannot continue\n"
        "Python runtime state: core initialized\n";
    source.problem_code = 1;
  } else if (!read_all(0, 0, source.bytes) && errno != EBADF) {
    source.problem = std::string("vitro: can't read stdin: [Errno ") + std::to_string(errno) +
                     "] " + std::strerror(errno);
  }
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
    case Program::From::standard_input: read_stdin(source); return source;
    case Program::From::file: break;
  }
  source.filename = program.text;
  source.has_file = true;
  // No name at all is the current folder's.
  const std::string path(program.text.empty() ? "." : program.text);
  source.path = full_path(path);
  if (program.text.empty()) source.path.resize(source.path.size() - 2);
  const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat status {};
  if (file.number() < 0 || fstat(file.number(), &status) != 0) {
    source.problem = cannot_open(path, errno);
    return source;
  }
  if (S_ISDIR(status.st_mode)) {
    read_folder(source);
    return source;
  }
  if (!read_all(file.number(), static_cast<std::size_t>(status.st_size), source.bytes))
    source.problem = cannot_open(path, errno);
  if (program.skip_first_line) skip_first_line(source.bytes);
  return source;
}

}  // namespace vitro::cli
