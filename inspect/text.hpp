// The dump for people: first the picture, then each object with its size, its count, what it refers
// to and who holds it.
#pragma once

#include "inspect/output.hpp"
#include "inspect/snapshot.hpp"

namespace vitro::inspect {

struct TextOptions {
  Extent extent = Extent::snippet;
  bool addresses = false;          // real addresses beside the ids; they differ from run to run
  std::string_view appendix = {};  // further sections, written before the last line
};

// What each line means is in README.md. The last line says what was left out.
void write_text(const Snapshot& snapshot, const TextOptions& options, Writer& out);

}  // namespace vitro::inspect
