// `from __future__ import …` at the beginning of a module.
#pragma once

#include <cstdint>

#include "compiler/ast.hpp"
#include "compiler/diagnostics.hpp"

namespace vitro::compiler {

struct Future {
  bool annotations = false;
  std::uint32_t last_line = 0;  // of the last such statement that stands where it may; 0: none
};

// Unknown features and misplaced statements are errors.
[[nodiscard]] Future read_future(const ast::Module& module, Diagnostics& diagnostics);

}  // namespace vitro::compiler
