// The vitro program.
#include <csignal>
#include <new>

#include "cli/run.hpp"
#include "cli/session.hpp"
#include "cli/sink.hpp"

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
    case Command::version: return print("vitro " VITRO_VERSION " (Python 3.11)\n"sv);
    case Command::wrong: break;
  }
  return complain(invocation);
}

}  // namespace

int main(int argc, char** argv) {
  // A reader that went away is an error of write(), as in python3.
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return obey(vitro::cli::parse_command_line(argc, argv));
  } catch (const std::bad_alloc&) {
    FileSink(2, Buffering::none).write("vitro: out of memory\n");
    return vitro::cli::kRaised;
  }
}
