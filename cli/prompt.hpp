// The prompt: reads statements, runs them in __main__, shows what they yield and raise.
#pragma once

#include "cli/line_source.hpp"
#include "cli/session.hpp"

namespace vitro::cli {

// Until Ctrl-D or SystemExit; yields the exit code. `greets`: as python3 does without a program.
int run_prompt(Session& session, bool greets);

}  // namespace vitro::cli
