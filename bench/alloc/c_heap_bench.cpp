// What does a 4-byte int of C cost on the heap?
#include <cstdlib>

#include <benchmark/benchmark.h>

namespace {

void malloc_and_free(benchmark::State& state) {
  for (auto _ : state) {
    void* memory = std::malloc(static_cast<std::size_t>(state.range(0)));
    benchmark::DoNotOptimize(memory);
    std::free(memory);
  }
}
BENCHMARK(malloc_and_free)->Arg(sizeof(int))->Arg(24)->Arg(40);

}  // namespace
