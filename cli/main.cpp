// The vitro program.
#include <csignal>
#include <new>

#include "cli/run.hpp"
#include "cli/session.hpp"
#include "cli/sink.hpp"

#ifdef __clang__
#define VITRO_COMPILER "Clang " __clang_version__
#else
#define VITRO_COMPILER "GCC " __VERSION__
#endif

namespace {

using namespace std::string_view_literals;
using vitro::cli::Buffering;
using vitro::cli::Command;
using vitro::cli::FileSink;
using vitro::cli::Invocation;

int print(std::string_view text) {
  FileSink out(1, Buffering::none);
  return out.write(text) ? 0 : vitro::cli::kUnwritable;
}

int complain(const Invocation& invocation) {
  FileSink err(2, Buffering::none);
  err.write(invocation.problem + '\n');
  if (invocation.fatal) return vitro::cli::kRaised;
  err.write(vitro::cli::usage_text(invocation.topic));
  return vitro::cli::kBadUsage;
}

int obey(const Invocation& invocation) {
  switch (invocation.command) {
    case Command::run: return vitro::cli::run_program(invocation);
    case Command::dump: return vitro::cli::dump_program(invocation);
    case Command::trace: return vitro::cli::trace_program(invocation);
    case Command::dis: return vitro::cli::disassemble_program(invocation);
    case Command::help: return print(vitro::cli::help_text(invocation.topic));
    case Command::help_environment: return print(vitro::cli::environment_help_text());
    case Command::help_x_options: return print(vitro::cli::x_options_help_text());
    case Command::help_all:
      return print(std::string(vitro::cli::program_help_text()) + '\n' +
                   std::string(vitro::cli::environment_help_text()) + '\n' +
                   std::string(vitro::cli::x_options_help_text()));
    case Command::version:
      return print(invocation.compiler_too ? "vitro " VITRO_VERSION
                                             " (Python 3.11) [" VITRO_COMPILER "]\n"sv
                                           : "vitro " VITRO_VERSION " (Python 3.11)\n"sv);
    case Command::wrong: break;
  }
  return complain(invocation);
}

}  // namespace

int main(int argc, char** argv) {
  // A reader that went away is an error of write(), as in python3.
  std::signal(SIGPIPE, SIG_IGN);
  try {
    Invocation invocation = vitro::cli::parse_command_line(argc, argv);
    if (invocation.command != Command::wrong) vitro::cli::apply_environment(invocation);
    return obey(invocation);
  } catch (const std::bad_alloc&) {
    FileSink(2, Buffering::none).write("vitro: out of memory\n");
    return vitro::cli::kRaised;
  }
}
