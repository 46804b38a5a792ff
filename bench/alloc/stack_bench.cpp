// What does a local cost? The stack pointer moves by its size, and back.
#include <benchmark/benchmark.h>

namespace {

[[gnu::noinline]] int call_with_local(int value) {
  volatile int local = value;
  return local;
}

void stack_bump(benchmark::State& state) {
  for (auto _ : state) {
    volatile int local = 7;
    benchmark::DoNotOptimize(local);
  }
}
BENCHMARK(stack_bump);

void stack_frame_of_a_call(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(call_with_local(7));
}
BENCHMARK(stack_frame_of_a_call);

}  // namespace
