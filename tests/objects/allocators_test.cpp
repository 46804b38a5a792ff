#include <algorithm>
#include <cstring>
#include <fstream>
#include <sstream>

#include "objects/heap/collector.hpp"
#include "objects/weak_reference.hpp"
#include "tests/objects/own_allocator.hpp"
#include "tests/objects/world.hpp"
#include "tests/support/language_runner.hpp"

namespace vitro::test {

namespace {

constexpr std::size_t kRoom = std::size_t{1} << 30;

// Cycles, finalisers, weak references, deep structures, large blocks and growing containers.
constexpr const char kProgram[] = R"(
import gc, weakref
class Node:
    def __init__(self, other):
        self.other = other
        self.me = self
    def __del__(self):
        Node.dead += 1
Node.dead = 0
kept = []
for i in range(300):
    node = Node(None)
    kept.append(weakref.ref(node))
    Node(node)
del node
gc.collect()
deep = None
for i in range(2000):
    deep = [deep]
del deep
text = ""
for i in range(500):
    text += str(i)
table = {i: (i, float(i), [i] * (i % 70)) for i in range(1000)}
huge = [0] * 5000 + list(range(3000)) + [10 ** 2000]
print(Node.dead, sum(ref() is None for ref in kept), len(text), len(table), len(huge))
gc.freeze(); gc.unfreeze()
print(gc.collect() >= 0, len(gc.get_objects()) > 100)
)";
constexpr const char kPrinted[] = "600 300 1390 1000 8001\nTrue True\n";

// What the program prints on `resource`, and what is wrong with the heap afterwards.
std::string run_on(MemoryResource& resource, Cells cells) {
  StringSink out, err;
  std::string damage;
  {
    Runtime rt(resource, kRoom, cells);
    REQUIRE(rt.started());
    vm::Vm machine(rt, out, err);
    REQUIRE(machine.started());
    REQUIRE(machine.run_main(kProgram, "program.py", false));
    damage = audit_failure(rt, "when the program had ended");
    machine.tear_down();
    damage += audit_failure(rt, "after its modules were torn down");
  }
  return out.text + err.text + damage;
}

// Passes requests on and counts what is out.
class Counting final : public MemoryResource {
 public:
  explicit Counting(MemoryResource& from) : from_(from) {}
  std::size_t requests = 0, blocks = 0, bytes = 0;

 private:
  void* do_allocate(std::size_t size, std::size_t alignment) override {
    void* memory = from_.allocate(size, alignment);
    ++requests;
    ++blocks;
    bytes += size;
    return memory;
  }
  void do_deallocate(void* memory, std::size_t size, std::size_t alignment) override {
    --blocks;
    bytes -= size;
    from_.deallocate(memory, size, alignment);
  }
  [[nodiscard]] bool do_is_equal(const memory_resource& other) const noexcept override {
    return this == &other;
  }
  MemoryResource& from_;
};

std::string read_text(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(VITRO_SOURCE_DIR + ("/" + path)).rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("a program does the same on every allocator, and its heap adds up", "[allocators]") {
  for (const Allocator& allocator : allocators()) {
    INFO(allocator.name);
    const auto resource = allocator.make(kRoom);
    if (!resource) {
      CHECK_FALSE(allocator.missing.empty());
      continue;
    }
    Counting counting(*resource);
    CHECK(run_on(counting, allocator.cells) == kPrinted);
    CHECK(counting.blocks == 0);
    CHECK(counting.bytes == 0);
    // Regions and large blocks of the pool, or each cell by itself.
    CHECK((counting.requests > 10000) == (allocator.cells == Cells::alone));
  }
}

TEST_CASE("an allocator written in an afternoon runs programs", "[allocators]") {
  OwnAllocator own_allocator;
  CHECK(run_on(own_allocator, Cells::alone) == kPrinted);
  // Pages can come from it as well.
  CHECK(run_on(own_allocator, Cells::pooled) == kPrinted);
}

TEST_CASE("the page about allocators shows the one that is tested", "[allocators]") {
  const std::string code = read_text("tests/objects/own_allocator.hpp");
  REQUIRE_FALSE(code.empty());
  CHECK(std::count(code.begin(), code.end(), '\n') < 60);
  CHECK(read_text("docs/allocators.md").find(code) != std::string::npos);
}

TEST_CASE("where every cell is a block, requests fail one at a time and the limit holds",
          "[allocators]") {
  const Allocator& allocator = *find_allocator("malloc");
  const auto resource = allocator.make(kRoom);
  Runtime rt(*resource, kRoom, allocator.cells);
  REQUIRE(rt.started());
  CHECK(rt.heap.watched());
  rt.heap.fail_after(0);
  CHECK_FALSE(Ref<Object>(make_int(rt, 1'000'000)));
  rt.clear_pending();
  CHECK(Ref<Object>(make_int(rt, 1'000'000)));
  rt.heap.stop_failing();
  CHECK(rt.heap.watched());
  rt.heap.set_limit(rt.heap.reserved_bytes() + 1000);
  Ref<List> list = new_list(rt);
  REQUIRE(list);
  std::size_t count = 0;
  while (count < 1000 && list_append(rt, *list, make_int(rt, 1'000'000))) ++count;
  CHECK(count < 20);
  CHECK(rt.pending());
  rt.clear_pending();
}

TEST_CASE("an arena and a monotonic allocator stop at their limit", "[allocators]") {
  for (const char* name : {"arena", "monotonic"}) {
    INFO(name);
    const auto resource = find_allocator(name)->make(1 << 20);
    std::vector<std::pair<void*, std::size_t>> taken;
    bool full = false;
    while (!full && taken.size() < 100000) {
      const std::size_t bytes = 8 + taken.size() % 700 * (taken.size() % 41 == 0 ? 40 : 1);
      try {
        taken.emplace_back(resource->allocate(bytes, 16), bytes);
        CHECK(reinterpret_cast<std::uintptr_t>(taken.back().first) % 16 == 0);
        std::memset(taken.back().first, 7, bytes);
      } catch (const std::bad_alloc&) {
        full = true;
      }
    }
    CHECK(full);
    CHECK(taken.size() > 500);
    for (const auto& [memory, bytes] : taken) resource->deallocate(memory, bytes, 16);
    if (name == std::string("arena")) resource->deallocate(resource->allocate(5000, 16), 5000, 16);
  }
}

}  // namespace vitro::test
