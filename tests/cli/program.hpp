// Runs the vitro program as a shell would and keeps what it wrote.
#pragma once

#include <cstdlib>
#include <fstream>
#include <initializer_list>
#include <sstream>
#include <string>
#include <vector>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace vitro::cli::test {

struct Outcome {
  int code;  // -N: ended by signal N
  std::string out, err;
};

// A directory of its own for each test, gone with it.
class Directory {
 public:
  Directory() {
    char name[] = "/tmp/vitro-cli-XXXXXX";
    path_ = mkdtemp(name);
  }
  ~Directory() {
    const std::string command = "rm -rf '" + path_ + "'";
    static_cast<void>(std::system(command.c_str()));
  }
  Directory(const Directory&) = delete;
  Directory& operator=(const Directory&) = delete;
  [[nodiscard]] std::string operator/(const std::string& name) const { return path_ + '/' + name; }
  std::string write(const std::string& name, std::string_view bytes) const {
    std::ofstream(*this / name, std::ios::binary) << bytes;
    return *this / name;
  }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

inline std::string contents(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

// `out`: where stdout goes instead of being kept. Runs in `directory`.
inline Outcome vitro(std::vector<std::string> arguments, std::string_view input = "",
                     const char* out = nullptr) {
  const Directory files;
  const std::string in_path = files.write("in", input), out_path = files / "out",
                    err_path = files / "err";
  const pid_t child = fork();
  if (child == 0) {
    const auto redirect = [](const char* path, int flags, int descriptor) {
      dup2(open(path, flags, 0600), descriptor);
    };
    redirect(in_path.c_str(), O_RDONLY, 0);
    redirect(out ? out : out_path.c_str(), O_WRONLY | O_CREAT, 1);
    redirect(err_path.c_str(), O_WRONLY | O_CREAT, 2);
    // Of the machine that runs the tests.
    unsetenv("PYTHONUNBUFFERED");
    std::vector<char*> words{const_cast<char*>(VITRO_BINARY)};
    for (std::string& argument : arguments) words.push_back(argument.data());
    words.push_back(nullptr);
    execv(VITRO_BINARY, words.data());
    _exit(126);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status), out ? "" : contents(out_path),
          contents(err_path)};
}

}  // namespace vitro::cli::test
