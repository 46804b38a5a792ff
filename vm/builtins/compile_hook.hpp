// The way from a source object to the compiler: Hooks::compile.
#pragma once

#include "objects/str.hpp"

namespace vitro::vm {

// Bits of the hook's flags beside those of code objects.
inline constexpr std::uint32_t kCompileKeepDedent = 0x200;
inline constexpr std::uint32_t kCompileOnlyTree = 0x400;  // objects of module ast, no code
inline constexpr std::uint32_t kCompileAllowIncomplete = 0x4000;
// Above them: 0 for what the command line says, else the level and one.
inline constexpr unsigned kCompileOptimizeShift = 30;

// `mode` is one of compile()'s, or "pasted": as "exec", but the values of expressions are shown.
// `source` is a str, bytes as a file holds them, or an object of module ast.
Own<Object> compile_hook(Runtime& rt, Object& source, Str& filename, const char* mode,
                         std::uint32_t flags);

}  // namespace vitro::vm
