// The dump as a Mermaid flowchart, for Markdown pages: the same boxes and arrows as the graph for
// Graphviz. Renderers take a few hundred arrows (GitHub 500), so --picture suits it best.
#pragma once

#include "inspect/output.hpp"
#include "inspect/snapshot.hpp"

namespace vitro::inspect {

void write_mermaid(const Snapshot& snapshot, const View& view, Writer& out);

}  // namespace vitro::inspect
