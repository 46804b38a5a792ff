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
// sys_launch.cpp: how the program was started.
Status fill_sys_launch(Runtime& rt, Filler& filler);
// sys_hooks.cpp: what is called for exceptions, and for results at a prompt.
[[nodiscard]] std::span<const NativeMethod> sys_hook_functions();

// Calls sys.excepthook where the program has put another one there. False: it has not, or the hook
// itself failed, which has been said on stderr; the exception is then to be printed.
bool call_excepthook(Runtime& rt, Exception& exception);

}  // namespace vitro::vm
