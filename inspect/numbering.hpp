// Ids that are the same from run to run, although addresses are not: objects are numbered in the
// order in which a breadth-first walk meets them, names first.
//   1. the picture: what the frames' names refer to, in order of binding, and on along the
//   picture's links;
//   2. everything else the snippet made;
//   3. what of the start-up world that touches; 4. the rest of the start-up world.
// Unreachable objects come last of their group, in heap order, which repeats too.
#pragma once

#include "inspect/snapshot.hpp"

namespace vitro::inspect {

// Renumbers `snapshot`, whose nodes stand in heap order. Sets picture_nodes and kNodeReachable.
void number(Snapshot& snapshot);

}  // namespace vitro::inspect
