// What of a snapshot is shown, and how: every writer takes one.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "inspect/snapshot.hpp"

namespace vitro::inspect {

// How much of the heap is shown.
enum class Extent : std::uint8_t {
  picture,   // the picture alone
  snippet,   // what the snippet made and what that touches
  all,       // everything, down to the type `type`
  filtered,  // what a filter let through
};

struct View {
  // The nodes that `extent` shows, which is not `filtered`.
  View(const Snapshot& snapshot, Extent extent);

  Extent extent;
  std::vector<bool> shown;  // by node
  bool addresses = false;   // real addresses beside the ids; they differ from run to run
  std::string_view program = {};
  std::string_view moment = "end";
  // Bytes each node retains; null: not asked for.
  const std::vector<std::uint64_t>* retained = nullptr;

  // Whether the references that `node` holds are told: what a start-up object refers to is its own
  // affair unless everything is asked for.
  [[nodiscard]] bool tells_references(const Snapshot& snapshot, NodeIndex node) const {
    return extent == Extent::all || !snapshot.nodes[node].is(kNodeStartup);
  }
};

}  // namespace vitro::inspect
