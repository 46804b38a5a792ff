// What a name at the prompt may go on as.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "objects/runtime.hpp"

namespace vitro::cli {

// Of `word`, names joined by dots: all that begin with it, in order. Names with an underscore only
// where one was typed. Attributes are looked up on the way, which may run Python code; nothing is
// pending afterwards.
[[nodiscard]] std::vector<std::string> completions_of(Runtime& rt, std::string_view word);

}  // namespace vitro::cli
