// The proof that the graph is complete and the counts are right: the count of every mortal object
// equals the references found, and the bytes of all objects and buffers found equal the bytes the
// heap has handed out.
#pragma once

#include <vector>

#include "inspect/output.hpp"
#include "inspect/snapshot.hpp"

namespace vitro::inspect {

struct Audit {
  struct Mismatch {
    NodeIndex node;
    std::uint64_t count;  // in the head
    std::uint64_t edges, slots, roots;
    [[nodiscard]] std::uint64_t found() const { return edges + slots + roots; }
  };
  std::vector<Mismatch> mismatches;
  std::uint64_t mortal = 0, immortal = 0;         // objects
  std::uint64_t count = 0;                        // sum over mortal objects, like the next three
  std::uint64_t edges = 0, slots = 0, roots = 0;  // held by objects, by frames, by the runtime
  std::uint64_t borrowed = 0;                     // stack slots that are not counted
  std::uint64_t dangling = 0;                     // references to where no object lives
  std::uint64_t visited_bytes = 0, live_bytes = 0;

  [[nodiscard]] bool counts_hold() const { return mismatches.empty() && dangling == 0; }
  [[nodiscard]] bool bytes_hold() const { return visited_bytes == live_bytes; }
  [[nodiscard]] bool holds() const { return counts_hold() && bytes_hold(); }
};

[[nodiscard]] Audit audit(const Snapshot& snapshot);
// The sums, and each object for which they do not hold.
void write_audit(const Snapshot& snapshot, const Audit& result, Writer& out);

}  // namespace vitro::inspect
