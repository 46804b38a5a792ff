// A second opinion on a finished code object: recomputes stack depth and ownership at every unit
// from the opcode table alone and compares them with what the code object says.
#pragma once

#include <string>

#include "objects/code.hpp"

namespace vitro::bytecode {

// Empty: sound. Otherwise what is wrong, naming the unit. Uses no Python heap, but C++ memory, so
// it can throw std::bad_alloc.
[[nodiscard]] std::string verify(const Code& code);

}  // namespace vitro::bytecode
