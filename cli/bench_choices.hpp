// What the options of `vitro bench` ask for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cli/dump_choices.hpp"

namespace vitro::cli {

enum class BenchFormat : std::uint8_t { automatic, table, json, pyperf, google, csv, html };

struct BenchChoices {
  BenchFormat format = BenchFormat::automatic;  // by the ending of the file's name; table
  std::string_view output;                      // path; empty: stdout
  std::string_view setup;                       // code run before the loops; with -c
  std::vector<std::string_view> allocators;     // empty: the one that was chosen
  std::string_view versus;                      // another interpreter; empty: none
  std::uint32_t processes = 6, values = 3;
  double min_time = 0.05;        // seconds that one value takes at least
  double time_limit = 60;        // for all of it
  std::size_t memory_limit = 0;  // bytes of each process; 0: none
  bool paths = true;             // look where the time goes
};

// Automatic turned into one, from the ending of `output`.
[[nodiscard]] BenchFormat format_of(const BenchChoices& choices);

// As take_dump_option().
[[nodiscard]] Taken take_bench_option(std::string_view word, const char* const*& next,
                                      const char* const* end, BenchChoices& choices,
                                      std::string& problem);
[[nodiscard]] std::string_view bench_help();

}  // namespace vitro::cli
