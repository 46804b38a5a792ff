// What changed between two moments of one run: which objects were born, died or stayed, and which
// references of those that stayed lead elsewhere.
#pragma once

#include "inspect/output.hpp"
#include "inspect/snapshot.hpp"

namespace vitro::inspect {

struct Diff {
  std::vector<NodeIndex> born, died;  // in `after`, in `before`
  struct Kept {
    NodeIndex before, after;
  };
  std::vector<Kept> kept;
  // One reference of a kept object, under the same name in both snapshots or in one only.
  struct Change {
    NodeIndex holder;  // in `after`; kNoNode: a frame's name
    std::string label;
    NodeIndex before, after;  // kNoNode: there was or is none
  };
  std::vector<Change> changes;
};

// An object is the same in both if it has the same serial number, so both must have been taken with
// births recorded. Null: they were not; `problem` says so.
[[nodiscard]] bool diff(const Snapshot& before, const Snapshot& after, Diff& result,
                        std::string& problem);
void write_diff(const Snapshot& before, const Snapshot& after, const Diff& diff, Writer& out);

}  // namespace vitro::inspect
