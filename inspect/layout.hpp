// The bytes of one object: head, fields, what it keeps beside its cell, and what the cell wastes.
#pragma once

#include "inspect/output.hpp"
#include "inspect/snapshot.hpp"

namespace vitro {
class Runtime;
}

namespace vitro::inspect {

// Reads the object itself, so `snapshot` must have been taken just now. References are shown by id,
// real addresses only on demand.
void write_layout(Runtime& rt, const Snapshot& snapshot, NodeIndex node, bool addresses,
                  Writer& out);

// Pages and blocks of the heap: how full each is.
void write_map(const Snapshot& snapshot, Writer& out);

}  // namespace vitro::inspect
