// Commands of the prompt that are no Python: a colon and a name, and what to show.
#pragma once

#include <string_view>

#include "cli/session.hpp"

namespace vitro::cli {

[[nodiscard]] inline bool is_command(std::string_view line) { return line.starts_with(':'); }
// Output goes to stdout, problems to stderr. False: an exception is pending.
[[nodiscard]] Status run_command(Session& session, std::string_view line);

}  // namespace vitro::cli
