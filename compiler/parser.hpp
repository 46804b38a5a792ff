// Text to tree: the whole grammar of Python 3.11. A first pass is quick and says nothing about
// mistakes; only a text that it refuses is read again by the rules that find the best message.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "compiler/ast.hpp"
#include "compiler/source.hpp"

namespace vitro::compiler {

// The character called `name` (as in "\N{…}", any case), or a negative number when there is none.
using UnicodeNameLookup = std::int32_t (*)(std::string_view name);

struct ParseOptions {
  ast::Mode mode = ast::Mode::Exec;
  // Mode::Single: the end of the text closes open blocks. A prompt that waits for an empty line
  // says false.
  bool imply_dedent = true;
  // Decimal integer literals with more digits are refused, as by sys.set_int_max_str_digits(); 0
  // means any number.
  std::uint32_t max_int_digits = 4300;
  // Without it every \N{…} is an unknown name.
  UnicodeNameLookup unicode_name = nullptr;
  // Leaves the quick pass out. The tree is the same: tests compare the two.
  bool thorough = false;
};

// The tree of `source`, in `arena`; or null, and `problem` says why. Warnings are added to
// `warnings` either way; their order is that of the text. The tree does not refer to `source`.
// Throws only std::bad_alloc.
ast::Module* parse_module(const SourceText& source, Arena& arena, const ParseOptions& options,
                          SyntaxProblem& problem, std::vector<SyntaxWarning>& warnings);

}  // namespace vitro::compiler
