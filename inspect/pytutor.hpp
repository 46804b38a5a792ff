// The picture as a trace of Python Tutor, of a single step, which old front ends of it can draw.
#pragma once

#include "inspect/output.hpp"
#include "inspect/snapshot.hpp"

namespace vitro::inspect {

// `code` is the program's source.
void write_pytutor(const Snapshot& snapshot, std::string_view code, Writer& out);

}  // namespace vitro::inspect
