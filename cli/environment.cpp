// What variables of the environment say besides the command line, as python3 reads them.
#include <algorithm>
#include <cstdlib>

#include "cli/invocation.hpp"

namespace vitro::cli {

namespace {

// Null where it is not set, or set to nothing.
const char* variable(const char* name) {
  const char* value = std::getenv(name);
  return value && *value ? value : nullptr;
}

// A number counts as given so many times; anything else as once.
void raise_flag(int& flag, const char* name) {
  const char* value = variable(name);
  if (!value) return;
  char* end;
  const long number = std::strtol(value, &end, 10);
  flag = std::max(flag, *end || number < 0 || number > 1000 ? 1 : static_cast<int>(number));
}

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    if (comma > 0) parts.push_back(text.substr(0, comma));
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return parts;
}

}  // namespace

void apply_environment(Invocation& invocation) {
  vm::Flags& flags = invocation.flags;
  std::vector<std::string_view> warnings;
  if (!flags.ignore_environment) {
    raise_flag(flags.inspect, "PYTHONINSPECT");
    raise_flag(flags.dont_write_bytecode, "PYTHONDONTWRITEBYTECODE");
    raise_flag(flags.no_user_site, "PYTHONNOUSERSITE");
    raise_flag(flags.optimize, "PYTHONOPTIMIZE");
    if (variable("PYTHONUNBUFFERED")) flags.unbuffered = true;
    if (variable("PYTHONSAFEPATH")) flags.safe_path = true;
    if (variable("PYTHONDEVMODE")) flags.dev_mode = true;
    if (variable("PYTHONWARNDEFAULTENCODING")) flags.warn_default_encoding = 1;
    if (const char* value = variable("PYTHONWARNINGS")) warnings = split(value);
    const char* digits = variable("PYTHONINTMAXSTRDIGITS");
    const bool chosen = std::any_of(
        invocation.x_options.begin(), invocation.x_options.end(),
        [](std::string_view option) { return option.starts_with("int_max_str_digits"); });
    if (digits && !chosen && !read_digits(digits, invocation.int_max_str_digits)) {
      invocation.command = Command::wrong;
      invocation.fatal = true;
      invocation.problem =
          "Fatal Python error: config_init_int_max_str_digits: PYTHONINTMAXSTRDIGITS: invalid "
          "limit; must be >= 640 or 0 for unlimited.\nPython runtime state: preinitialized\n";
    }
  }
  // Later ones come before earlier ones.
  if (flags.dev_mode) warnings.insert(warnings.begin(), "default");
  std::vector<std::string_view>& all = invocation.warning_options;
  all.insert(all.begin(), warnings.begin(), warnings.end());
  if (flags.bytes_warning) {
    all.push_back(flags.bytes_warning > 1 ? "error::BytesWarning" : "default::BytesWarning");
  }
}

}  // namespace vitro::cli
