// Programs whose requests for memory fail, one request per run: each run must end in order, with
// MemoryError or because the program coped, and leave a heap whose counts add up.
#include <chrono>
#include <cstdlib>
#include <new>

#include <boost/container/pmr/global_resource.hpp>
#include <boost/container/pmr/memory_resource.hpp>

#include "objects/runtime.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/language_runner.hpp"

namespace vitro::test {

namespace {

// VITRO_OOM_STEPS=0 fails every single request of every program, which takes long.
std::uint64_t steps_per_program() {
  const char* steps = std::getenv("VITRO_OOM_STEPS");
  return steps ? std::strtoull(steps, nullptr, 10) : 24;
}
// A program with more requests than this is about volume, not about paths.
constexpr std::uint64_t kMostRequests = 20000;

// Distance between the requests that fail, so that `steps` of them are spread over all.
std::uint64_t stride(std::uint64_t requests, std::uint64_t steps) {
  return steps == 0 || requests <= steps ? 1 : requests / steps;
}

class FailingResource final : public boost::container::pmr::memory_resource {
 public:
  explicit FailingResource(std::uint64_t allowed) : allowed_(allowed) {}
  [[nodiscard]] std::int64_t live() const { return live_; }

 private:
  void* do_allocate(std::size_t bytes, std::size_t alignment) override {
    if (allowed_ == 0) throw std::bad_alloc();
    --allowed_;
    void* memory = boost::container::pmr::new_delete_resource()->allocate(bytes, alignment);
    ++live_;
    return memory;
  }
  void do_deallocate(void* memory, std::size_t bytes, std::size_t alignment) override {
    --live_;
    boost::container::pmr::new_delete_resource()->deallocate(memory, bytes, alignment);
  }
  [[nodiscard]] bool do_is_equal(const memory_resource& other) const noexcept override {
    return this == &other;
  }

  std::uint64_t allowed_;
  std::int64_t live_ = 0;
};

}  // namespace

TEST_CASE("a runtime that gets too little memory does not start and gives all back", "[oom]") {
  for (std::uint64_t allowed = 0;; ++allowed) {
    FailingResource resource(allowed);
    bool started = false;
    {
      StringSink out, err;
      Runtime rt(resource);
      if (rt.started()) {
        vm::Vm machine(rt, out, err);
        started = machine.started();
      }
    }
    CHECK(resource.live() == 0);
    if (started) break;
    REQUIRE(allowed < 10000);
  }
}

TEST_CASE("an interpreter whose start runs out of memory says so", "[oom]") {
  const std::uint64_t steps = steps_per_program();
  std::uint64_t requests = 0;
  {
    StringSink out, err;
    Runtime rt(*boost::container::pmr::new_delete_resource());
    rt.heap.fail_after(kNeverFail - 1);
    vm::Vm machine(rt, out, err);
    REQUIRE(machine.started());
    requests = rt.heap.requests_seen();
  }
  for (std::uint64_t n = 0; n < requests; n += stride(requests, steps * 4)) {
    StringSink out, err;
    Runtime rt(*boost::container::pmr::new_delete_resource());
    REQUIRE(rt.started());
    rt.heap.fail_after(n);
    const vm::Vm machine(rt, out, err);
    rt.heap.stop_failing();
    if (machine.started()) break;
  }
}

TEST_CASE("a program whose n-th request for memory fails ends in order", "[oom]") {
  const std::uint64_t steps = steps_per_program();
  std::uint64_t offset = 0;
  for (const auto& file : language_files()) {
    const std::string path = file.string();
    const std::string source = read_file(file);
    // One that never fails, but is watched: how many requests are there?
    const Outcome whole = run_program(source, path, kNeverFail - 1);
    if (whole.requests > kMostRequests) continue;
    const std::uint64_t distance = stride(whole.requests, steps);
    // Another beginning for each file: over all files every part of start-up and compiler is met.
    for (std::uint64_t n = offset++ % distance; n < whole.requests; n += distance) {
      INFO(path << " with request " << n << " failing");
      const Outcome outcome = run_program(source, path, n);
      INFO(outcome.err);
      CHECK(outcome.started);
      CHECK(outcome.damage == "");
    }
  }
}

}  // namespace vitro::test
