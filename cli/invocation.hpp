// What the command line asks for. Parsed by hand: a parser library costs each start-up more than
// running an empty program does (its validators and iostreams are built before main), and python3's
// rules, where -c ends the options, fit none.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/dump_choices.hpp"
#include "cli/trace_choices.hpp"
#include "vm/vm.hpp"

namespace vitro::cli {

enum class Command {
  run,
  dump,
  dis,
  trace,
  help,
  help_environment,
  help_x_options,
  help_all,
  version,
  wrong
};

struct Program {
  enum class From { file, command, module, standard_input } from = From::standard_input;
  std::string_view text;                    // path, code or name of a module
  std::vector<std::string_view> arguments;  // sys.argv
  bool skip_first_line = false;             // -x
};

struct Invocation {
  Command command = Command::run;
  Command topic = Command::run;  // help: about what
  Program program;
  DumpChoices dump;
  TraceChoices trace;
  bool stack = false;  // dis: show stack effects and ownership
  bool verbose = false;
  vm::Flags flags;
  std::uint32_t int_max_str_digits = 4300;
  std::vector<std::string_view> words;            // argv
  std::vector<std::string_view> warning_options;  // sys.warnoptions
  std::vector<std::string_view> x_options;
  bool compiler_too = false;  // version: -VV
  std::string problem;        // wrong: what is, without newline
  bool fatal = false;         // wrong: the line is all there is to say
};

// The views point into `argv`.
[[nodiscard]] Invocation parse_command_line(int argc, const char* const* argv);
// What $PYTHON… variables add (environment.cpp), unless the command line says to ignore them. The
// views point into the environment.
void apply_environment(Invocation& invocation);
[[nodiscard]] std::string_view help_text(Command topic);
[[nodiscard]] std::string_view program_help_text();  // help.cpp
[[nodiscard]] std::string_view environment_help_text();
[[nodiscard]] std::string_view x_options_help_text();
// A limit of -X int_max_str_digits. False: it is none.
bool read_digits(std::string_view text, std::uint32_t& digits);
// The lines that follow a problem of the command line.
[[nodiscard]] std::string_view usage_text(Command topic);

}  // namespace vitro::cli
