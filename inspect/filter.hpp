// Narrows a view: objects below one, near one, of a type, or for which a condition holds.
#pragma once

#include <string>
#include <string_view>

#include "inspect/dominators.hpp"
#include "inspect/view.hpp"

namespace vitro::inspect {

struct Filter {
  std::string_view root;   // what resolve() takes: only what can be reached from it
  std::string_view type;   // name of a type
  std::string_view where;  // see README.md
  std::string_view depth;  // so many references away from the root, or from the names, at most
};

// Whether `where` asks for retained bytes, which have to be computed first.
[[nodiscard]] bool asks_retained(const Filter& filter);
// Takes out of `view.shown` what does not pass. False: `problem` says what is wrong with the
// filter.
[[nodiscard]] bool apply(const Snapshot& snapshot, const Filter& filter, View& view,
                         std::string& problem);

}  // namespace vitro::inspect
