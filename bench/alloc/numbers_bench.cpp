// What does a number cost: one that exists already, and new ones?
#include "bench/alloc/world.hpp"
#include "objects/float.hpp"

namespace {

using namespace vitro;  // NOLINT(google-build-using-namespace): a program, not a library

void small_int_hit(benchmark::State& state) {
  bench::World world;
  for (auto _ : state) {
    Own<Int> number = make_int(world.rt, 7);
    benchmark::DoNotOptimize(number.get());
    release(number);
  }
}
BENCHMARK(small_int_hit);

void new_int(benchmark::State& state) {
  bench::World world;
  for (auto _ : state) {
    Own<Int> number = make_int(world.rt, 1'000'000);
    benchmark::DoNotOptimize(number.get());
    release(number);
  }
}
BENCHMARK(new_int);

void new_float(benchmark::State& state) {
  bench::World world;
  for (auto _ : state) {
    Own<Float> number = make_float(world.rt, 1.5);
    benchmark::DoNotOptimize(number.get());
    release(number);
  }
}
BENCHMARK(new_float);

}  // namespace
