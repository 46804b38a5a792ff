// What does it cost to push a frame of Python and to pop it?
#include "bench/alloc/world.hpp"

namespace {

using namespace vitro;  // NOLINT(google-build-using-namespace): a program, not a library

void frame_push_and_pop(benchmark::State& state) {
  bench::Machine machine(
      "def callee(): pass\n"
      "def work(count):\n"
      "    for i in range(count):\n"
      "        callee()\n");
  machine.run(state, 1000);
}
BENCHMARK(frame_push_and_pop);

void loop_without_calls(benchmark::State& state) {
  bench::Machine machine(
      "def work(count):\n"
      "    for i in range(count):\n"
      "        pass\n");
  machine.run(state, 1000);
}
BENCHMARK(loop_without_calls);

}  // namespace
