// Warnings, as the default filter and the default format of CPython show them on stderr.
#pragma once

#include "objects/runtime.hpp"

namespace vitro::vm {

// The source line of a warning, indented by two, if its file can be read.
void show_source_line(Runtime& rt, const Str& filename, std::uint32_t line);

// Hooks::never_awaited: "coroutine 'f' was never awaited", once for each place where that happens.
void warn_never_awaited(Runtime& rt, Generator& coroutine);

}  // namespace vitro::vm
