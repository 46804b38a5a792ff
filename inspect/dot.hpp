// The same dump as a graph for Graphviz: frames at the left, the heap at the right, every reference
// a labelled edge. `dot -Tsvg` lays out a few hundred objects; it is not made for a whole heap.
#pragma once

#include "inspect/output.hpp"
#include "inspect/snapshot.hpp"

namespace vitro::inspect {

void write_dot(const Snapshot& snapshot, const View& view, Writer& out);

}  // namespace vitro::inspect
