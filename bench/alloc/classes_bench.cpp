// What does it cost to make a class?
#include "bench/alloc/world.hpp"

namespace {

using namespace vitro;  // NOLINT(google-build-using-namespace): a program, not a library

void class_creation(benchmark::State& state, const char* body) {
  const std::string source = std::string(
                                 "def work(count):\n"
                                 "    for i in range(count):\n"
                                 "        class A:\n") +
                             body;
  bench::Machine machine(source);
  machine.run(state, 100);
}
BENCHMARK_CAPTURE(class_creation, empty, "            pass\n");
BENCHMARK_CAPTURE(class_creation, two_methods,
                  "            def f(self): pass\n"
                  "            def g(self): pass\n");

}  // namespace
