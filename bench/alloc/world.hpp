// What the benchmarks share: a runtime, with and without an interpreter.
#pragma once

#include <string>
#include <string_view>

#include <benchmark/benchmark.h>
#include <boost/container/pmr/global_resource.hpp>

#include "objects/dict.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/module.hpp"
#include "objects/runtime.hpp"
#include "objects/str.hpp"
#include "vm/vm.hpp"

namespace vitro::bench {

class World {
 public:
  Runtime rt{*boost::container::pmr::new_delete_resource()};

  // class A: pass
  Own<Type> make_plain_class() {
    Ref<Str> name = intern(rt, "A");
    Ref<Dict> names = new_dict(rt);
    return make_class(rt, *rt.types.type, *name, *rt.empty_tuple, *names);
  }
};

class Silence final : public vm::TextSink {
 public:
  bool write(std::string_view) override { return true; }
  bool flush() override { return true; }
};

// A Python program that defines `work(count)`.
class Machine : public World {
 public:
  explicit Machine(std::string_view source) : vm_(rt, silence_, silence_) {
    if (!vm_.run_main(source, "bench.py", false)) return;
    const Ref<Str> name = intern(rt, "work");
    work_ = dict_get_str(*vm_.main_module()->dict, *name);
  }
  ~Machine() { vm_.tear_down(); }

  // work(count) once. Empty: it failed, and nothing is pending.
  Own<Object> work_on(Object& count) {
    if (!work_) return Own<Object>(nullptr);
    Own<Object> result = call(rt, *work_, {&count});
    if (!result) rt.clear_pending();
    return result;
  }
  void fill(Object& count) { Ref<Object> ignored = work_on(count); }
  // Times work(count), `count` things a time.
  void run(benchmark::State& state, std::int64_t count) {
    const Ref<Object> number = make_int(rt, count);
    for (auto _ : state) {
      if (!work_ || !Ref<Object>(call(rt, *work_, {number.get()}))) {
        rt.clear_pending();
        return state.SkipWithError("the program failed");
      }
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * count);
  }

 private:
  Silence silence_;
  vm::Vm vm_;
  Object* work_ = nullptr;
};

}  // namespace vitro::bench
