// What do a tuple, and lists and dicts that grow, cost?
#include "bench/alloc/world.hpp"
#include "objects/list.hpp"
#include "objects/tuple.hpp"

namespace {

using namespace vitro;  // NOLINT(google-build-using-namespace): a program, not a library

void tuple_of_two(benchmark::State& state) {
  bench::World world;
  for (auto _ : state) {
    Own<Tuple> tuple = make_tuple(world.rt, {world.rt.none, world.rt.none});
    benchmark::DoNotOptimize(tuple.get());
    release(tuple);
  }
}
BENCHMARK(tuple_of_two);

void list_growth(benchmark::State& state) {
  bench::World world;
  for (auto _ : state) {
    Ref<List> list = new_list(world.rt);
    for (std::int64_t i = 0; i < state.range(0); ++i)
      benchmark::DoNotOptimize(
          static_cast<bool>(list_append(world.rt, *list, own(*world.rt.none))));
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * state.range(0));
}
BENCHMARK(list_growth)->Arg(10)->Arg(1000)->Arg(1'000'000);

void dict_growth(benchmark::State& state) {
  bench::Machine machine(
      "def work(count):\n"
      "    table = {}\n"
      "    for i in range(count):\n"
      "        table[i] = None\n");
  machine.run(state, state.range(0));
}
BENCHMARK(dict_growth)->Arg(10)->Arg(1000)->Arg(1'000'000);

}  // namespace
