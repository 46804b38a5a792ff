// Finds the object that a text names: "#12", "x", "x.attr[0]['key']".
#pragma once

#include <string>
#include <string_view>

#include "inspect/snapshot.hpp"

namespace vitro::inspect {

// A name is looked for in the innermost frame first, then outwards, then among the built-in types.
// Nothing is run: attributes and items are those that the graph shows. kNoNode: `problem` says what
// could not be found.
[[nodiscard]] NodeIndex resolve(const Snapshot& snapshot, std::string_view text,
                                std::string& problem);

}  // namespace vitro::inspect
