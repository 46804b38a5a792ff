// What the options of `vitro trace` ask for.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace vitro::cli {

enum class TraceFormat : std::uint8_t { automatic, html, jsonl, events, steps };

struct TraceChoices {
  std::string_view output;  // path; empty: stdout
  TraceFormat format = TraceFormat::automatic;
  std::uint64_t max_steps = 1'000'000;  // 0: no end
  bool library = false;                 // record the standard library too
};

// Automatic turned into one, from the ending of `output`.
[[nodiscard]] TraceFormat format_of(const TraceChoices& choices);
// `word` as an option, with its value from the words at `next` where it needs one. False: `problem`
// says why.
[[nodiscard]] bool take_trace_option(std::string_view word, const char* const*& next,
                                     const char* const* end, TraceChoices& choices,
                                     std::string& problem);
[[nodiscard]] std::string_view trace_help();

}  // namespace vitro::cli
