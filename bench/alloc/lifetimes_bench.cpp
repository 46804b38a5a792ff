// What do a block and its release cost on each allocator, by size, by order of death and by how
// much else is live? One iteration is one allocation and one release, the block's first word
// written.
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>

#include "bench/alloc/suppliers.hpp"

namespace {

using namespace vitro::bench;  // NOLINT(google-build-using-namespace): a program, not a library

template <class Supplier>
void* take(Supplier& supplier, std::size_t bytes) {
  void* memory = supplier.take(bytes);
  *static_cast<std::uint64_t*>(memory) = 1;
  benchmark::DoNotOptimize(memory);
  return memory;
}

template <class Supplier>
std::vector<void*> fill(Supplier& supplier, std::size_t bytes, std::size_t live) {
  std::vector<void*> blocks(live);
  for (void*& block : blocks) block = take(supplier, bytes);
  return blocks;
}

template <class Supplier>
bool missing(benchmark::State& state) {
  if (Supplier::here()) return false;
  state.SkipWithError("not here");
  return true;
}

// The youngest dies first: bursts of 32 on top of what is live.
template <class Supplier>
void lifo(benchmark::State& state) {
  if (missing<Supplier>(state)) return;
  const auto bytes = static_cast<std::size_t>(state.range(0));
  Supplier supplier;
  const std::vector<void*> blocks = fill(supplier, bytes, static_cast<std::size_t>(state.range(1)));
  constexpr int kBurst = 32;
  void* burst[kBurst];
  while (state.KeepRunningBatch(kBurst)) {
    for (void*& block : burst) block = take(supplier, bytes);
    for (int i = kBurst; i-- > 0;) supplier.give(burst[i], bytes);
  }
  for (void* block : blocks) supplier.give(block, bytes);
}

// The oldest dies first.
template <class Supplier>
void fifo(benchmark::State& state) {
  if (missing<Supplier>(state)) return;
  const auto bytes = static_cast<std::size_t>(state.range(0));
  Supplier supplier;
  std::vector<void*> blocks = fill(supplier, bytes, static_cast<std::size_t>(state.range(1)));
  std::size_t oldest = 0;
  for (auto _ : state) {
    supplier.give(blocks[oldest], bytes);
    blocks[oldest] = take(supplier, bytes);
    if (++oldest == blocks.size()) oldest = 0;
  }
  for (void* block : blocks) supplier.give(block, bytes);
}

// Anyone dies.
template <class Supplier>
void random_order(benchmark::State& state) {
  if (missing<Supplier>(state)) return;
  const auto bytes = static_cast<std::size_t>(state.range(0));
  Supplier supplier;
  std::vector<void*> blocks = fill(supplier, bytes, static_cast<std::size_t>(state.range(1)));
  std::uint64_t number = 1;
  for (auto _ : state) {
    number = number * 6364136223846793005u + 1442695040888963407u;
    void*& block = blocks[static_cast<std::size_t>(
        (static_cast<unsigned __int128>(number) * blocks.size()) >> 64)];
    supplier.give(block, bytes);
    block = take(supplier, bytes);
  }
  for (void* block : blocks) supplier.give(block, bytes);
}

// A pointer that only moves: nothing dies before the end.
void monotonic(benchmark::State& state) {
  const auto bytes = static_cast<std::size_t>(state.range(0));
  auto resource = vitro::make_monotonic(std::size_t{1} << 30);
  std::size_t taken = 0;
  for (auto _ : state) {
    if ((taken += bytes) > std::size_t{64} << 20) {
      state.PauseTiming();
      resource = vitro::make_monotonic(std::size_t{1} << 30);
      taken = 0;
      state.ResumeTiming();
    }
    auto* memory = static_cast<std::uint64_t*>(resource->allocate(bytes, 16));
    *memory = 1;
    benchmark::DoNotOptimize(memory);
  }
}
BENCHMARK(monotonic)->Arg(16)->Arg(40)->Arg(512);

void sizes(benchmark::internal::Benchmark* benchmark) {
  benchmark->ArgNames({"bytes", "live"});
  for (const int bytes : {16, 40, 128, 512}) benchmark->Args({bytes, 1000});
  for (const int live : {10'000, 100'000, 1'000'000, 10'000'000}) benchmark->Args({40, live});
}

#define EACH_ORDER(Supplier)               \
  BENCHMARK(lifo<Supplier>)->Apply(sizes); \
  BENCHMARK(fifo<Supplier>)->Apply(sizes); \
  BENCHMARK(random_order<Supplier>)->Apply(sizes)

EACH_ORDER(FreeList);
EACH_ORDER(Pool);
EACH_ORDER(CMalloc);
EACH_ORDER(Mimalloc);
EACH_ORDER(Jemalloc);
EACH_ORDER(BoostPool);
EACH_ORDER(Arena);

}  // namespace
