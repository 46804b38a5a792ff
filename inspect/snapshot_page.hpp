// A snapshot as a recording of a single step, so that the page that shows runs shows it too.
#pragma once

#include "inspect/recording.hpp"
#include "inspect/view.hpp"

namespace vitro::inspect {

// Ids are the snapshot's own.
[[nodiscard]] Recording recording_of(const Snapshot& snapshot, const View& view);

}  // namespace vitro::inspect
