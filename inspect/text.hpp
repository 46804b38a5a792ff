// The dump for people: first the picture, then each object with its size, its count, what it refers
// to and who holds it.
#pragma once

#include "inspect/output.hpp"
#include "inspect/snapshot.hpp"

namespace vitro::inspect {

// What each line means is in README.md. `appendix`: further sections, written before the last line,
// which says what was left out.
void write_text(const Snapshot& snapshot, const View& view, std::string_view appendix, Writer& out);

// One object alone: its size, its count, what it refers to and who holds it.
void write_object(const Snapshot& snapshot, NodeIndex node, Writer& out);

}  // namespace vitro::inspect
