// What the files of module sys share.
#pragma once

#include "vm/modules/native_module.hpp"

namespace vitro {
struct Exception;
}

namespace vitro::vm {

// The language this runtime runs, as `sys.version_info` and `sys.hexversion` tell it.
inline constexpr int kPythonMajor = 3, kPythonMinor = 11, kPythonMicro = 0;

Own<Object> sys_version_info(Runtime& rt);
Status fill_sys_rows(Runtime& rt, Filler& filler);
// sys_hooks.cpp: what is called for exceptions, and for results at a prompt.
[[nodiscard]] std::span<const NativeMethod> sys_hook_functions();

// What sys.displayhook does: shows a value on sys.stdout and keeps it as `_`.
Status display(Runtime& rt, Object& value);

// Calls sys.excepthook where the program has put another one there. False: it has not, or the hook
// itself failed, which has been said on stderr; the exception is then to be printed.
bool call_excepthook(Runtime& rt, Exception& exception);

}  // namespace vitro::vm
