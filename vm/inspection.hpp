// What module `vitro` asks of the room that looks at the heap, which this one must not know: a
// table of functions that the program fills in.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "objects/runtime.hpp"

namespace vitro::vm {

struct InspectionRequest {
  enum class What : std::uint8_t { dump, why, referrers, layout, audit, diff, count, bytes } what;
  Object* object = nullptr;       // why, referrers, layout
  std::uint64_t snapshot = 0;     // dump, diff, count, bytes; 0: one taken now
  std::uint64_t other = 0;        // diff
  std::string_view path = {}, format = {};  // dump; empty: stdout, text
};

struct InspectionAnswer {
  std::string text;          // or what went wrong
  std::uint64_t number = 0;  // count, bytes; audit: 1 if it holds
  int error = 0;             // errno of a file that could not be written
};

struct Inspection {
  // Takes a snapshot and keeps it under the number it yields; 0: no memory.
  std::uint64_t (*take)(void* context);
  void (*forget)(void* context, std::uint64_t snapshot);
  // False: the text says why not.
  bool (*answer)(void* context, const InspectionRequest& request, InspectionAnswer& answer);
};

}  // namespace vitro::vm
