// Reads a snapshot back from JSON lines, so that all questions can be asked of a file.
#pragma once

#include <istream>
#include <string>

#include "inspect/snapshot.hpp"

namespace vitro::inspect {

struct Reading {
  Snapshot snapshot;
  std::string program, moment;
  std::vector<bool> present;  // by node: the file tells of it; others are only referred to
};

// False: `problem` says in which line what is wrong. Throws std::bad_alloc.
[[nodiscard]] bool read_jsonl(std::istream& in, Reading& reading, std::string& problem);

}  // namespace vitro::inspect
