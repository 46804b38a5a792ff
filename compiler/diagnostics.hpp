// What the passes after the parser share: the first error wins and stops all work, nesting is
// limited, constructs that are not compiled yet are noted, and warnings are collected.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "compiler/ast.hpp"
#include "compiler/source.hpp"

namespace vitro::compiler {

// The name as messages show it.
[[nodiscard]] inline std::string quoted(Identifier name) {
  return "'" + std::string(name.view()) + "'";
}

// As SyntaxProblem::end_offset: there is none, although there is an end line.
inline constexpr int kNoEndOffset = std::numeric_limits<int>::min();

class Diagnostics {
 public:
  // `max_depth`: how deep statements and expressions may nest; deeper is a RecursionError.
  Diagnostics(std::uint32_t max_depth, void* warning_context,
              void (*warn)(void* context, const SyntaxWarning& warning))
      : max_depth_(max_depth), warning_context_(warning_context), warn_(warn) {}

  // Every pass asks this before it goes deeper and does nothing once it is true.
  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] bool too_deep() const { return too_deep_; }

  // A SyntaxError at `span`.
  void error(const Span& span, std::string message) {
    if (failed_) return;
    failed_ = true;
    fill(problem_, span, std::move(message));
  }

  // The same at one point; `offset` counts from 1.
  void error_at_point(std::uint32_t line, std::uint32_t offset, std::string message) {
    error({line, offset - 1, line, 0}, std::move(message));
    if (problem_.line == static_cast<int>(line)) problem_.end_offset = kNoEndOffset;
  }

  void warning(const Span& span, std::string message) {
    if (!failed_ && warn_)
      warn_(warning_context_, {SyntaxWarning::Category::SyntaxWarning, std::move(message), span});
  }

  // The error to raise; its kind is None when there is none. Not meaningful when too_deep().
  [[nodiscard]] SyntaxProblem& problem() { return problem_; }

  bool enter() {
    if (failed_) return false;
    if (++depth_ <= max_depth_) return true;
    --depth_;
    failed_ = too_deep_ = true;
    return false;
  }
  void leave() { --depth_; }

  // Makes a SyntaxError at `span` of `problem`.
  static void fill(SyntaxProblem& problem, const Span& span, std::string message) {
    problem.kind = SyntaxProblem::Kind::SyntaxError;
    problem.message = std::move(message);
    problem.has_position = problem.has_end = true;
    problem.line = static_cast<int>(span.line);
    problem.offset = static_cast<int>(span.column) + 1;
    problem.end_line = static_cast<int>(span.end_line);
    problem.end_offset = static_cast<int>(span.end_column) + 1;
  }

 private:
  SyntaxProblem problem_;
  std::uint32_t depth_ = 0;
  std::uint32_t max_depth_;
  bool failed_ = false;
  bool too_deep_ = false;
  void* warning_context_;
  void (*warn_)(void*, const SyntaxWarning&);
};

// One level of nesting for as long as it lives; false: do not go deeper.
class Nesting {
 public:
  explicit Nesting(Diagnostics& diagnostics)
      : diagnostics_(diagnostics), entered_(diagnostics.enter()) {}
  ~Nesting() {
    if (entered_) diagnostics_.leave();
  }
  Nesting(const Nesting&) = delete;
  Nesting& operator=(const Nesting&) = delete;
  explicit operator bool() const { return entered_; }

 private:
  Diagnostics& diagnostics_;
  bool entered_;
};

}  // namespace vitro::compiler
