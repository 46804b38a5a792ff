// What keeps an object alive.
#pragma once

#include "inspect/holders.hpp"
#include "inspect/output.hpp"

namespace vitro::inspect {

struct Why {
  // One reference of the way from a root to the object.
  struct Step {
    NodeIndex from;  // kNoNode: a root
    Label label;
    NodeIndex to;
    std::uint32_t root = 0;  // in Snapshot::roots, where `from` is none
  };
  std::vector<Step> path;  // a shortest one, from the root on; empty: nothing reachable holds it
  // How many ways there are of which no two share a reference: so many references at least must
  // go before the object can be freed. Counted up to kMostPaths.
  std::uint32_t disjoint = 0;
};
inline constexpr std::uint32_t kMostPaths = 32;

// The names of a frame count as roots, although a dict holds those of a module: to let go of one is
// to rebind or delete a name.
[[nodiscard]] Why why(const Snapshot& snapshot, const Holders& holders, NodeIndex node);
void write_why(const Snapshot& snapshot, NodeIndex node, Writer& out);

}  // namespace vitro::inspect
