// The heap in the format of Chrome's developer tools (and Node's): open it under Memory, "Load
// profile". They compute retained sizes and retaining paths themselves.
#pragma once

#include "inspect/output.hpp"
#include "inspect/snapshot.hpp"

namespace vitro::inspect {

// Always the whole heap: the reader wants a graph without loose ends.
void write_heapsnapshot(const Snapshot& snapshot, Writer& out);

}  // namespace vitro::inspect
