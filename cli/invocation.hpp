// What the command line asks for. Parsed by hand: a parser library costs each start-up more than
// running an empty program does (its validators and iostreams are built before main), and python3's
// rules, where -c ends the options, fit none.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/dump_choices.hpp"

namespace vitro::cli {

enum class Command { run, dump, dis, help, version, wrong };

struct Program {
  enum class From { file, command, module, standard_input } from = From::standard_input;
  std::string_view text;                    // path, code or name of a module
  std::vector<std::string_view> arguments;  // sys.argv
};

struct Invocation {
  Command command = Command::run;
  Command topic = Command::run;  // help: about what
  Program program;
  DumpChoices dump;
  bool stack = false;  // dis: show stack effects and ownership
  bool verbose = false;
  std::string problem;  // wrong: what is, without newline
};

// The views point into `argv`.
[[nodiscard]] Invocation parse_command_line(int argc, const char* const* argv);
[[nodiscard]] std::string_view help_text(Command topic);
// The lines that follow a problem of the command line.
[[nodiscard]] std::string_view usage_text(Command topic);

}  // namespace vitro::cli
