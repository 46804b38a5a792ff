// Warnings as CPython shows them on stderr.
#pragma once

#include "objects/runtime.hpp"

namespace vitro::vm {

struct WarningOrigin;

// "FILE:LINE: Category: text" and the source line below it.
Status show_warning(Runtime& rt, Object& category, Str& text, const WarningOrigin& origin);

// Hooks::never_awaited: "coroutine 'f' was never awaited".
void warn_never_awaited(Runtime& rt, Generator& coroutine);

}  // namespace vitro::vm
