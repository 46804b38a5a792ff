// Answers in the form of tables: what there is of each type, what there is twice, what retains much
// and what was left behind.
#pragma once

#include "inspect/dominators.hpp"
#include "inspect/output.hpp"
#include "inspect/snapshot.hpp"
#include "inspect/view.hpp"

namespace vitro::inspect {

// Objects, own bytes and, if `view.retained`, retained bytes of each type, most bytes first.
void write_histogram(const Snapshot& snapshot, const View& view, Writer& out);

// Immutable objects of equal value: str, bytes, int, float, and tuples of the same or equal items.
struct Duplicate {
  NodeIndex first;  // one of them
  std::uint64_t copies;
  std::uint64_t wasted;  // bytes of all but one
};
[[nodiscard]] std::vector<Duplicate> duplicates(const Snapshot& snapshot, const View& view);
void write_duplicates(const Snapshot& snapshot, const View& view, Writer& out);

// The tree of dominators, largest first, as far as it tells something.
void write_dominators(const Snapshot& snapshot, const View& view, const Dominators& tree,
                      Writer& out);

// What lives on though nothing reachable holds it, and which objects hold a tenth or more of what
// the program made.
void write_leaks(const Snapshot& snapshot, const View& view, const Dominators& tree, Writer& out);

}  // namespace vitro::inspect
