// What do cycles cost: made and left to the collector, and a heap of live ones that it walks?
#include "bench/alloc/world.hpp"
#include "objects/heap/collector.hpp"

namespace {

using namespace vitro;  // NOLINT(google-build-using-namespace): a program, not a library

void cycles_left_behind(benchmark::State& state) {
  bench::Machine machine(
      "class A: pass\n"
      "def work(count):\n"
      "    for i in range(count):\n"
      "        a = A()\n"
      "        a.me = a\n");
  machine.run(state, 100'000);
}
BENCHMARK(cycles_left_behind)->Unit(benchmark::kMillisecond);

void collection_of_live_cycles(benchmark::State& state) {
  bench::Machine machine(
      "class A: pass\n"
      "kept = []\n"
      "def work(count):\n"
      "    for i in range(count):\n"
      "        a = A()\n"
      "        a.me = a\n"
      "        kept.append(a)\n");
  const Ref<Object> count = make_int(machine.rt, state.range(0));
  machine.fill(*count);
  for (auto _ : state) benchmark::DoNotOptimize(collect(machine.rt, 2).examined);
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * state.range(0));
}
BENCHMARK(collection_of_live_cycles)->Arg(10'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

}  // namespace
