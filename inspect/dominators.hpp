// What would be free if one object were gone. Node d dominates node v if every chain of references
// from a root to v goes through d; the bytes of all that d dominates are what it retains.
#pragma once

#include <cstdint>
#include <vector>

#include "inspect/snapshot.hpp"

namespace vitro::inspect {

struct Dominators {
  std::vector<NodeIndex> parent;        // by node: its nearest dominator; kNoNode: the roots
  std::vector<std::uint64_t> retained;  // by node: its own bytes included
};

// Roots are what no object holds, and immortal objects, which nobody has to hold. Garbage hangs
// below those of its objects that come first. Semi-NCA (Georgiadis; Lengauer and Tarjan's numbers
// without their forest), O(edges × log nodes), without recursion. For its run it takes 28 bytes a
// node and 4 an edge. Throws std::bad_alloc.
[[nodiscard]] Dominators dominators(const Snapshot& snapshot);

}  // namespace vitro::inspect
