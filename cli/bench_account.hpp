// Where a program's allocations go: some rounds of it are run once more while the heap and the
// interpreter tell of every cell and every instruction.
#pragma once

#include "cli/bench_report.hpp"
#include "cli/bench_worker.hpp"
#include "cli/invocation.hpp"

namespace vitro::cli {

// In a process of its own.
[[nodiscard]] BenchAccount account_for(const Program& driver, std::uint32_t first_line,
                                       std::string_view file, std::string_view allocator,
                                       const WorkerLimits& limits);

}  // namespace vitro::cli
