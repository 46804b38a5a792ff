// What does it cost to let go of a graph of a million objects?
#include "bench/alloc/world.hpp"

namespace {

using namespace vitro;  // NOLINT(google-build-using-namespace): a program, not a library

void release_of_a_graph(benchmark::State& state, const char* make) {
  bench::Machine machine(make);
  const Ref<Object> count = make_int(machine.rt, 1'000'000);
  for (auto _ : state) {
    state.PauseTiming();
    Own<Object> graph = machine.work_on(*count);
    state.ResumeTiming();
    if (!graph) return state.SkipWithError("the program failed");
    release(graph);
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * 1'000'000);
}
BENCHMARK_CAPTURE(release_of_a_graph, list_of_instances,
                  "class A: pass\n"
                  "def work(count): return [A() for i in range(count)]\n")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(release_of_a_graph, linked_list,
                  "def work(count):\n"
                  "    head = None\n"
                  "    for i in range(count): head = (head, None)\n"
                  "    return head\n")
    ->Unit(benchmark::kMillisecond);

}  // namespace
