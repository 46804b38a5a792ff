// What does an instance cost, made and dropped in a Python loop, by what its class is like?
#include "bench/alloc/world.hpp"
#include "objects/instance.hpp"

namespace {

using namespace vitro;  // NOLINT(google-build-using-namespace): a program, not a library

constexpr std::int64_t kCount = 1000;

void instance_of(benchmark::State& state, const char* classes) {
  const std::string source = std::string(classes) +
                             "def work(count):\n"
                             "    for i in range(count):\n"
                             "        A()\n";
  bench::Machine machine(source);
  machine.run(state, kCount);
}
BENCHMARK_CAPTURE(instance_of, empty_class, "class A: pass\n");
BENCHMARK_CAPTURE(instance_of, three_attributes,
                  "class A:\n"
                  "    def __init__(self):\n"
                  "        self.a = None\n"
                  "        self.b = None\n"
                  "        self.c = None\n");
BENCHMARK_CAPTURE(instance_of, three_slots,
                  "class A:\n"
                  "    __slots__ = ('a', 'b', 'c')\n"
                  "    def __init__(self):\n"
                  "        self.a = None\n"
                  "        self.b = None\n"
                  "        self.c = None\n");
BENCHMARK_CAPTURE(instance_of, deep_hierarchy,
                  "A = object\n"
                  "for i in range(50):\n"
                  "    class A(A): pass\n");

void empty_instance_from_cpp(benchmark::State& state) {
  bench::World world;
  Ref<Type> cls = world.make_plain_class();
  for (auto _ : state) {
    Own<Object> instance = allocate_instance(world.rt, *cls);
    benchmark::DoNotOptimize(instance.get());
    release(instance);
  }
}
BENCHMARK(empty_instance_from_cpp);

}  // namespace
