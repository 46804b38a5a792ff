// The program's bytes, from wherever the command line says.
#pragma once

#include <string>

#include "cli/invocation.hpp"

namespace vitro::cli {

struct Source {
  std::string bytes;
  std::string_view filename;  // "<string>" and "<stdin>" where there is no file
  bool has_file = false;
  std::string path;         // with has_file: filename from the root directory on, not normalised
  std::string_view module;  // to be found on sys.path; nothing has been read then
  std::string folder;       // the program is __main__.py of this folder
  std::string problem;      // not empty: it could not be read; the line to print, without newline
  int problem_code = 2;     // and the exit code
};

[[nodiscard]] Source read_source(const Program& program);

}  // namespace vitro::cli
