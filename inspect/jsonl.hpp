// The snapshot as JSON lines, for programs: schema/snapshot.schema.json says what each line is.
#pragma once

#include "inspect/output.hpp"
#include "inspect/snapshot.hpp"

namespace vitro::inspect {

inline constexpr int kSnapshotVersion = 1;

void write_jsonl(const Snapshot& snapshot, const View& view, Writer& out);

}  // namespace vitro::inspect
