// The functions of module builtins by subject; builtins.cpp puts them into its dict.
#pragma once

#include <span>

#include "objects/type.hpp"

namespace vitro::vm {

[[nodiscard]] std::span<const NativeMethod>
object_functions();  // getattr, isinstance, hash, repr …
[[nodiscard]] std::span<const NativeMethod> number_functions();  // abs, divmod, pow, round, chr …
[[nodiscard]] std::span<const NativeMethod> iteration_functions();  // len, iter, max, sorted, sum …
[[nodiscard]] std::span<const NativeMethod> text_functions();       // print, input
[[nodiscard]] std::span<const NativeMethod>
source_functions();  // exec, eval, compile, globals, __import__
[[nodiscard]] std::span<const NativeMethod> site_functions();  // breakpoint

}  // namespace vitro::vm
