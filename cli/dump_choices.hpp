// What the options of `vitro dump` and `vitro why` ask for.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "inspect/view.hpp"

namespace vitro::cli {

enum class Format : std::uint8_t {
  automatic,  // by the ending of the file's name; text
  text,
  jsonl,
  dot,
  svg,
  mermaid,
  heapsnapshot,
  pytutor,
  sqlite,
  html,  // the page of vitro trace
};

enum class Ask : std::uint8_t { why, layout, dominators, cycles, histogram, dupes, leaks, map };
struct Question {
  Ask what;
  std::string_view name = {};  // why, layout: of what
};

struct DumpChoices {
  inspect::Extent extent = inspect::Extent::snippet;
  Format format = Format::automatic;
  bool audit = false;
  bool addresses = false;
  bool allocations = false;
  bool retained = false;
  bool sites = true;
  std::string_view at;  // empty: the end
  std::string_view root, type, where;
  std::string_view depth;
  std::vector<Question> questions;
  std::string_view before, after;  // --diff: snapshots in files
  std::string_view output;         // path; empty: stdout

  [[nodiscard]] bool filters() const {
    return !root.empty() || !type.empty() || !where.empty() || !depth.empty();
  }
};

// Automatic turned into one, from the ending of `output`.
[[nodiscard]] Format format_of(const DumpChoices& choices);

enum class Taken : std::uint8_t { yes, unknown, wrong };
// `word` as an option, with its value from the words at `next` where it needs one. Wrong: `problem`
// says why.
[[nodiscard]] Taken take_dump_option(std::string_view word, const char* const*& next,
                                     const char* const* end, DumpChoices& choices,
                                     std::string& problem);
[[nodiscard]] std::string_view dump_help();

}  // namespace vitro::cli
