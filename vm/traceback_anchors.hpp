// Which part of an expression a caret line should point at: the operator of `a + b`, the brackets
// of `a[b]`. Works on the text alone; knows neither trees nor tracebacks.
#pragma once

#include <cstddef>
#include <string_view>

namespace vitro::vm {

// Bytes [left, right) of the expression are marked `^`, the rest `~`.
struct Anchors {
  bool found = false;
  std::size_t left = 0;
  std::size_t right = 0;
};

// `expression` is the text of one instruction's source range, on one line. Found only where the
// text as a whole is a binary operation or a subscript.
[[nodiscard]] Anchors find_anchors(std::string_view expression);

}  // namespace vitro::vm
