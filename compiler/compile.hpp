// The compiler's front door: source bytes to a code object.
#pragma once

#include <cstdint>
#include <string_view>

#include "objects/code.hpp"
#include "objects/dict.hpp"
#include "objects/ref.hpp"

namespace vitro::compiler {

enum class Mode : std::uint8_t { exec, eval, single };

// What becomes of a warning: compiling goes on, or ends with the warning as a SyntaxError, or with
// the exception that is pending.
enum class WarningVerdict : std::uint8_t { go_on, is_error, failed };

// A warning about the source, such as `"is" with a literal`. `line` counts from 1.
struct CompileWarning {
  bool is_deprecation = false;  // DeprecationWarning; else SyntaxWarning
  std::string_view message;
  std::uint32_t line = 0;
};

struct CompileOptions {
  // The source is UTF-8 text, not the bytes of a file: a coding cookie in it means nothing.
  bool is_text = false;
  // A prompt that waits for an empty line after a block says false (Mode::single only).
  bool imply_dedent = true;
  // With Mode::exec: the values of expression statements are shown, as with Mode::single.
  bool echo = false;
  // Text that merely ends too early is a SyntaxError "incomplete input".
  bool allow_incomplete = false;
  // As after `from __future__ import annotations`: what code that calls compile() hands on.
  bool future_annotations = false;
  // As `python -O` (1: no assert statements, __debug__ is False) and `-OO` (2: no docstrings).
  int optimize = 0;
  // Called for each warning in the order of their discovery.
  WarningVerdict (*warn)(void* context, Runtime& rt, const CompileWarning& warning) = nullptr;
  void* warn_context = nullptr;
};

// Compiles raw file bytes. Raises SyntaxError (IndentationError, TabError) with all its fields,
// ValueError, RecursionError for code that is nested too deeply, or MemoryError.
Own<Code> compile_source(Runtime& rt, std::string_view source, Str& filename, Mode mode);
Own<Code> compile_source(Runtime& rt, std::string_view source, Str& filename, Mode mode,
                         const CompileOptions& options);

// The tree of the source as objects of Python's ast module, whose classes are in `classes` by name.
Own<Object> parse_source(Runtime& rt, std::string_view source, Str& filename, Mode mode,
                         const CompileOptions& options, Dict& classes);
// Compiles such objects. TypeError and ValueError where they are no tree.
Own<Code> compile_objects(Runtime& rt, Object& tree, Str& filename, Mode mode,
                          const CompileOptions& options, Dict& classes);

// What a prompt does with text that does not compile: true if it merely ends too early, so that
// another line may help. Nothing is pending afterwards.
[[nodiscard]] bool is_incomplete(Runtime& rt, std::string_view source, Mode mode = Mode::single);

}  // namespace vitro::compiler
