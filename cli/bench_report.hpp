// What `vitro bench` has found, and the forms it is written in.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cli/bench_choices.hpp"

namespace vitro::cli {

// One process: nanoseconds of `loops` rounds, but for `first`, which is the very first round.
struct BenchRun {
  double first = 0;
  std::uint64_t loops = 0;
  std::vector<double> warmups, values;
  std::uint64_t peak_bytes = 0;  // resident; 0: unknown
};

struct BenchColumn {
  std::string name;
  std::string allocator;  // empty: another interpreter
  std::string version;
  std::vector<BenchRun> runs;
  std::string problem;  // why it is not complete; empty: it is
  bool limit = false;   // … because of the time limit
  // Of a run that was watched for it; total 0: unknown.
  double collector_ns = 0, collector_total_ns = 0;
  std::uint64_t collector_passes = 0, collector_freed = 0;

  // Nanoseconds of one round, of all processes.
  [[nodiscard]] std::vector<double> rounds() const;
  [[nodiscard]] std::uint64_t peak_bytes() const;  // of the median process
};

// Allocation paths of some rounds; see PathCounts.
struct BenchPath {
  std::string_view name, about;
  std::uint64_t count = 0, bytes = 0;
  double share = -1;  // of the time, estimated; negative: not known
};
struct BenchGroup {  // a type, or a line
  std::string name;
  std::uint64_t allocated = 0, allocated_bytes = 0, freed = 0;
  double lifetime = -1;  // allocations between birth and death, median; negative: none died
};
struct BenchMoment {
  std::uint64_t allocations, live, reserved;
};
struct PageOccupancy {
  std::uint64_t cell_bytes, capacity, live;
};
struct BenchAccount {
  std::string allocator;
  std::uint64_t loops = 0;  // 0: nothing is known
  std::string problem;
  std::vector<BenchPath> paths;
  std::uint64_t instructions = 0, freed = 0;
  std::uint64_t passes = 0, collected = 0;  // of the collector
  std::uint64_t peak_bytes = 0, final_bytes = 0;
  std::vector<BenchGroup> types, lines;
  std::vector<BenchMoment> moments;
  std::vector<PageOccupancy> pages;
};

// What one allocation and one release cost, measured without any Python.
struct AllocatorCost {
  std::string allocator;
  struct Point {
    double x, allocate_ns, free_ns;
  };
  std::vector<Point> by_size, by_live;
  // 50, 90, 99, 99.9 %: nanoseconds of single pairs.
  std::array<double, 4> percentiles{};
};

struct BenchReport {
  std::string name;     // what was timed
  std::string command;  // the words of the command line
  std::vector<std::pair<std::string, std::string>> machine;
  std::uint32_t processes = 0, values = 0;
  std::vector<BenchColumn> columns;
  BenchAccount account;
  std::vector<AllocatorCost> costs;  // html only
  [[nodiscard]] bool partial() const;
};

[[nodiscard]] std::string bench_table(const BenchReport& report);
[[nodiscard]] std::string bench_json(const BenchReport& report);
[[nodiscard]] std::string bench_pyperf(const BenchReport& report);
[[nodiscard]] std::string bench_google(const BenchReport& report);
[[nodiscard]] std::string bench_csv(const BenchReport& report);
[[nodiscard]] std::string bench_html(const BenchReport& report);

}  // namespace vitro::cli
