#include "cli/bench_costs.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <limits>
#include <utility>

#include "cli/bench_statistics.hpp"
#include "objects/heap/allocators.hpp"

namespace vitro::cli {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kRoom = std::size_t{4} << 30;

double nanoseconds(Clock::duration taken) {
  return std::chrono::duration<double, std::nano>(taken).count();
}

// The same numbers in every run.
class Numbers {
 public:
  std::uint64_t below(std::uint64_t end) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return (state_ >> 33) % end;
  }

 private:
  std::uint64_t state_ = 1;
};

// Blocks are allocated until `live` are, and then freed in random order, each time to be replaced
// at once; timed in batches, so that the clock costs nothing.
AllocatorCost::Point point_of(const Allocator& allocator, std::size_t bytes, std::size_t live,
                              double x) {
  const auto resource = allocator.make(kRoom);
  Heap heap(*resource, kRoom, allocator.cells);
  constexpr std::size_t kBatch = 256;
  std::vector<void*> blocks(live);
  for (void*& block : blocks) {
    block = heap.allocate(CellKind::leaf, bytes);
    if (!block) return {x, 0, 0};
    static_cast<char*>(block)[0] = 1;
  }
  Numbers numbers;
  for (std::size_t i = live; i > 1; --i) std::swap(blocks[i - 1], blocks[numbers.below(i)]);
  std::vector<double> allocated, freed;
  const std::size_t turns = std::clamp<std::size_t>(4 * live / kBatch, 40, 4000);
  std::size_t at = 0;
  for (std::size_t turn = 0; turn < turns; ++turn) {
    const std::size_t count = std::min(kBatch, live), from = at + count > live ? 0 : at;
    const auto start = Clock::now();
    for (std::size_t i = from; i < from + count; ++i) heap.free(CellKind::leaf, blocks[i], bytes);
    const auto middle = Clock::now();
    for (std::size_t i = from; i < from + count; ++i) {
      blocks[i] = heap.allocate(CellKind::leaf, bytes);
      if (!blocks[i]) return {x, 0, 0};
      static_cast<char*>(blocks[i])[0] = 1;
    }
    const auto end = Clock::now();
    freed.push_back(nanoseconds(middle - start) / static_cast<double>(count));
    allocated.push_back(nanoseconds(end - middle) / static_cast<double>(count));
    at = from + count;
  }
  for (void* block : blocks) heap.free(CellKind::leaf, block, bytes);
  return {x, median(allocated), median(freed)};
}

// Single pairs among ten thousand live blocks, less what looking at the clock takes.
std::array<double, 4> percentiles_of(const Allocator& allocator) {
  constexpr std::size_t kLive = 10000, kPairs = 40000, kBytes = 40;
  const auto resource = allocator.make(kRoom);
  Heap heap(*resource, kRoom, allocator.cells);
  std::vector<void*> blocks(kLive);
  for (void*& block : blocks) block = heap.allocate(CellKind::leaf, kBytes);
  double clock = std::numeric_limits<double>::max();
  for (int i = 0; i < 1000; ++i) {
    const auto start = Clock::now();
    clock = std::min(clock, nanoseconds(Clock::now() - start));
  }
  Numbers numbers;
  std::vector<double> times;
  times.reserve(kPairs);
  for (std::size_t i = 0; i < kPairs; ++i) {
    void*& block = blocks[numbers.below(kLive)];
    const auto start = Clock::now();
    heap.free(CellKind::leaf, block, kBytes);
    block = heap.allocate(CellKind::leaf, kBytes);
    times.push_back(std::max(0.0, nanoseconds(Clock::now() - start) - clock));
    if (!block) return {};
    static_cast<char*>(block)[0] = 1;
  }
  for (void* block : blocks) heap.free(CellKind::leaf, block, kBytes);
  std::sort(times.begin(), times.end());
  std::array<double, 4> result{};
  constexpr double kShares[] = {0.5, 0.9, 0.99, 0.999};
  for (std::size_t i = 0; i < result.size(); ++i)
    result[i] = times[static_cast<std::size_t>(kShares[i] * (kPairs - 1))];
  return result;
}

}  // namespace

std::vector<AllocatorCost> measure_allocators(const std::vector<BenchColumn>& columns) {
  std::vector<AllocatorCost> costs;
  for (const BenchColumn& column : columns) {
    const Allocator* allocator = find_allocator(column.allocator);
    if (!allocator) continue;
    AllocatorCost cost;
    cost.allocator = column.allocator;
    for (const std::size_t bytes : {16, 24, 32, 40, 48, 64, 80, 96, 128, 192, 256, 384, 512})
      cost.by_size.push_back(point_of(*allocator, bytes, 1000, static_cast<double>(bytes)));
    for (const std::size_t live : {1'000, 3'000, 10'000, 30'000, 100'000, 300'000, 1'000'000})
      cost.by_live.push_back(point_of(*allocator, 40, live, static_cast<double>(live)));
    cost.percentiles = percentiles_of(*allocator);
    costs.push_back(std::move(cost));
  }
  return costs;
}

}  // namespace vitro::cli
