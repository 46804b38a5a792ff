// Names of the modules that belong to Python 3.11's standard library on any system.
#pragma once

#include <span>
#include <string_view>

namespace vitro {
class Runtime;
}

namespace vitro::vm {

// In order, for sys.stdlib_module_names.
[[nodiscard]] std::span<const std::string_view> standard_names();
// Is `name`, or what stands before its first dot, one of them?
[[nodiscard]] bool is_standard_name(std::string_view name);

// Folder of the pure-Python standard library: $VITROHOME, or what was chosen when vitro was built.
[[nodiscard]] std::string_view standard_library();
// Is it there?
[[nodiscard]] bool has_standard_library(Runtime& rt);

}  // namespace vitro::vm
