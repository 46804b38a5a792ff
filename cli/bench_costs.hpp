// What allocators cost by themselves: one allocation and one release, by size, by how much is live,
// and how the slow ones spread.
#pragma once

#include <vector>

#include "cli/bench_report.hpp"

namespace vitro::cli {

// Of the allocators of these columns.
[[nodiscard]] std::vector<AllocatorCost> measure_allocators(
    const std::vector<BenchColumn>& columns);

}  // namespace vitro::cli
