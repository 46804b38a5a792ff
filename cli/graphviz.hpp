// Lays a graph out with Graphviz, where that is installed.
#pragma once

#include <string>
#include <string_view>

namespace vitro::cli {

// Runs `dot -Tsvg` on `graph` and writes the picture to `descriptor`. False: `problem` says why.
[[nodiscard]] bool draw_svg(std::string_view graph, int descriptor, std::string& problem);

}  // namespace vitro::cli
