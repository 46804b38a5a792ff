// A failed compilation as a Python exception.
#pragma once

#include "compiler/source.hpp"
#include "objects/ref.hpp"
#include "objects/str.hpp"

namespace vitro::compiler {

// REQUIRES: `problem` is one.
Raised raise_syntax_problem(Runtime& rt, const SyntaxProblem& problem, Str& filename);

}  // namespace vitro::compiler
