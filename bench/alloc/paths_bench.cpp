// What one allocation and its release cost on each path: from a stack pointer bump, by way of
// malloc, to the objects of vitro's own heap. One benchmark a path; every one frees what it made,
// last in first out.
#include <cstdlib>

#include <benchmark/benchmark.h>
#include <boost/container/pmr/global_resource.hpp>

#include "objects/dict.hpp"
#include "objects/float.hpp"
#include "objects/instance.hpp"
#include "objects/int.hpp"
#include "objects/runtime.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace {

using namespace vitro;  // NOLINT(google-build-using-namespace): a program, not a library

// A runtime for the benchmarks that need objects.
class World : public benchmark::Fixture {
 public:
  void SetUp(benchmark::State& state) override {
    runtime_ = new Runtime(*boost::container::pmr::new_delete_resource());
    if (!runtime_->started()) state.SkipWithError("out of memory");
  }
  void TearDown(benchmark::State&) override { delete runtime_; }

 protected:
  Runtime& rt() { return *runtime_; }
  // class A: pass
  Own<Type> make_plain_class() {
    Ref<Str> name = intern(rt(), "A");
    Ref<Dict> names = new_dict(rt());
    return make_class(rt(), *rt().types.type, *name, *rt().empty_tuple, *names);
  }

 private:
  Runtime* runtime_ = nullptr;
};

// The article's fast path: the stack pointer moves by the size of the local, and back.
void stack_bump(benchmark::State& state) {
  for (auto _ : state) {
    volatile int local = 7;
    benchmark::DoNotOptimize(local);
  }
}
BENCHMARK(stack_bump);

// The article's slow path: a 4-byte int of C on the heap.
void malloc_and_free(benchmark::State& state) {
  for (auto _ : state) {
    void* memory = std::malloc(static_cast<std::size_t>(state.range(0)));
    benchmark::DoNotOptimize(memory);
    std::free(memory);
  }
}
BENCHMARK(malloc_and_free)->Arg(4)->Arg(24)->Arg(40);

void pool(benchmark::State& state) {
  Heap heap(*boost::container::pmr::new_delete_resource());
  const auto bytes = static_cast<std::size_t>(state.range(0));
  for (auto _ : state) {
    void* memory = heap.allocate(CellKind::leaf, bytes);
    benchmark::DoNotOptimize(memory);
    heap.free(CellKind::leaf, memory, bytes);
  }
}
BENCHMARK(pool)->Arg(16)->Arg(24)->Arg(40)->Arg(512);

void pool_large(benchmark::State& state) {
  Heap heap(*boost::container::pmr::new_delete_resource());
  for (auto _ : state) {
    void* memory = heap.allocate(CellKind::buffer, 4096);
    benchmark::DoNotOptimize(memory);
    heap.free(CellKind::buffer, memory, 4096);
  }
}
BENCHMARK(pool_large);

BENCHMARK_F(World, small_int_hit)(benchmark::State& state) {
  for (auto _ : state) {
    Own<Int> number = make_int(rt(), 7);
    benchmark::DoNotOptimize(number.get());
    release(number);
  }
}

BENCHMARK_F(World, new_int)(benchmark::State& state) {
  for (auto _ : state) {
    Own<Int> number = make_int(rt(), 1'000'000);
    benchmark::DoNotOptimize(number.get());
    release(number);
  }
}

BENCHMARK_F(World, new_float)(benchmark::State& state) {
  for (auto _ : state) {
    Own<Float> number = make_float(rt(), 1.5);
    benchmark::DoNotOptimize(number.get());
    release(number);
  }
}

BENCHMARK_F(World, tuple_of_two)(benchmark::State& state) {
  for (auto _ : state) {
    Own<Tuple> tuple = make_tuple(rt(), {rt().none, rt().none});
    benchmark::DoNotOptimize(tuple.get());
    release(tuple);
  }
}

BENCHMARK_F(World, instance_of_empty_class)(benchmark::State& state) {
  Ref<Type> cls = make_plain_class();
  for (auto _ : state) {
    Own<Object> instance = allocate_instance(rt(), *cls);
    benchmark::DoNotOptimize(instance.get());
    release(instance);
  }
}

BENCHMARK_F(World, instance_with_three_attributes)(benchmark::State& state) {
  Ref<Type> cls = make_plain_class();
  Str* names[] = {rt().latin1[u'x'], rt().latin1[u'y'], rt().latin1[u'z']};
  for (auto _ : state) {
    Own<Object> instance = allocate_instance(rt(), *cls);
    for (Str* name : names)
      benchmark::DoNotOptimize(
          static_cast<bool>(set_own_attribute(rt(), *instance, *name, rt().none)));
    release(instance);
  }
}

}  // namespace

BENCHMARK_MAIN();
