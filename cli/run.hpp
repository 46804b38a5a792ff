// The four things the program does, each yielding the exit code.
#pragma once

#include "cli/invocation.hpp"

namespace vitro::cli {

int run_program(const Invocation& invocation);
int dump_program(const Invocation& invocation);
int trace_program(const Invocation& invocation);
int disassemble_program(const Invocation& invocation);

}  // namespace vitro::cli
