// Expressions as text again, as `from __future__ import annotations` keeps them.
#pragma once

#include <string>

#include "compiler/ast.hpp"
#include "compiler/constants.hpp"
#include "compiler/diagnostics.hpp"

namespace vitro::compiler {

// UTF-8. The constants in `expression` are put into the pool, whose objects say how they look.
[[nodiscard]] std::string unparse(ast::Expression& expression, ConstantPool& pool,
                                  Diagnostics& diagnostics);

}  // namespace vitro::compiler
