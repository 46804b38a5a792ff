// Groups of objects that hold each other: counting alone never frees them.
#pragma once

#include "inspect/output.hpp"
#include "inspect/snapshot.hpp"
#include "inspect/view.hpp"

namespace vitro::inspect {

struct Cycle {
  std::vector<NodeIndex> members;  // all that can reach each other, in order of id
  // A shortest way from the first member back to itself; the last edge closes it.
  struct Step {
    NodeIndex from;
    Edge edge;
  };
  std::vector<Step> way;
  std::uint64_t bytes = 0;
  bool garbage = false;  // no root leads to it
  // A class with its namespace, resolution order and members: every class is in such a cycle.
  bool class_parts = false;
};

// Of the objects that the program made (of all with Extent::all). Tarjan's strongly connected
// components, without recursion.
[[nodiscard]] std::vector<Cycle> cycles(const Snapshot& snapshot, Extent extent);
void write_cycles(const Snapshot& snapshot, const View& view, Writer& out);

}  // namespace vitro::inspect
