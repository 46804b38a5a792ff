#include "objects/heap/collector.hpp"

#include "objects/heap/page.hpp"
#include "objects/mark.hpp"
#include "objects/weak_reference.hpp"
#include "tests/objects/world.hpp"

using namespace vitro;
using vitro::test::World;

namespace {

// A list that holds itself, and whatever else is given.
void leave_cycle(World& w, Object* more = nullptr) {
  Ref<List> list = new_list(w.rt);
  REQUIRE(list);
  REQUIRE(list_append(w.rt, *list, own<Object>(*list)));
  if (more) REQUIRE(list_append(w.rt, *list, own(*more)));
}

}  // namespace

TEST_CASE("a pass frees cycles and leaves what C++ holds", "[collector]") {
  World w;
  collect(w.rt, 2);
  Ref<List> held = new_list(w.rt);
  REQUIRE(list_append(w.rt, *held, own<Object>(*held)));
  leave_cycle(w);
  leave_cycle(w, held.get());
  const Collected found = collect(w.rt, 2);
  CHECK(found.ran);
  CHECK(found.freed == 2);
  CHECK(held->refcount == 2);
  CHECK(collect(w.rt, 2).freed == 0);
  list_clear(w.rt, *held);
}

TEST_CASE("a young pass does not look at what is old", "[collector]") {
  World w;
  Ref<List> old = new_list(w.rt);
  REQUIRE(list_append(w.rt, *old, own<Object>(*old)));
  const std::size_t all = collect(w.rt, 2).examined;
  CHECK((mark_of(*old) & kMarkAge) == 2);
  old = {};
  const std::size_t garbage = 100;
  for (std::size_t i = 0; i < garbage; ++i) leave_cycle(w);
  const Collected young = collect(w.rt, 0);
  // Cells of lists that died before may be handed out again with their old age.
  CHECK(young.examined < all);
  CHECK(young.freed <= garbage);
  CHECK(young.freed + collect(w.rt, 2).freed == garbage + 1);
}

TEST_CASE("survivors of young passes grow old", "[collector]") {
  World w;
  collect(w.rt, 2);
  // More than fit into cells that were free before.
  Ref<List> keep = new_list(w.rt);
  for (int i = 0; i < 5000; ++i) REQUIRE(list_append(w.rt, *keep, new_list(w.rt)));
  Object& last = *keep->items[4999];
  CHECK((mark_of(last) & kMarkAge) == 0);
  collect(w.rt, 0);
  CHECK((mark_of(last) & kMarkAge) == 1);
  collect(w.rt, 1);
  CHECK((mark_of(last) & kMarkAge) == 2);
  CHECK(w.rt.heap.young_pages == nullptr);
}

TEST_CASE("the heap asks for a pass when it has grown, not when cells are used again",
          "[collector]") {
  World w;
  collect(w.rt, 2);
  plan_next_collection(w.rt);
  w.rt.interrupt = 0;
  w.rt.heap.grown = 0;
  for (int i = 0; i < 100000; ++i) Ref<List> short_lived = new_list(w.rt);
  CHECK(w.rt.interrupt == 0);
  Ref<List> keep = new_list(w.rt);
  for (int i = 0; i < 100000; ++i) REQUIRE(list_append(w.rt, *keep, new_list(w.rt)));
  CHECK((w.rt.interrupt & kInterruptCollect) != 0);
  CHECK(w.rt.call_limit == 0);
  w.rt.interrupt = 0;
  w.rt.call_limit = w.rt.limits.recursion;
}

TEST_CASE("after a peak the pages go back", "[collector]") {
  World w;
  collect(w.rt, 2);
  const std::size_t before = w.rt.heap.reserved_bytes();
  std::size_t peak = 0;
  {
    Ref<List> keep = new_list(w.rt);
    for (int i = 0; i < 300000; ++i) REQUIRE(list_append(w.rt, *keep, new_list(w.rt)));
    peak = w.rt.heap.reserved_bytes();
  }
  give_memory_back(w.rt);
  const std::size_t after = w.rt.heap.reserved_bytes();
  CHECK(peak > before + (std::size_t{12} << 20));
  CHECK((peak - after) * 10 >= (peak - before) * 8);
  // And are there again when they are needed.
  Ref<List> again = new_list(w.rt);
  for (int i = 0; i < 300000; ++i) REQUIRE(list_append(w.rt, *again, new_list(w.rt)));
  CHECK(again->length == 300000);
}

TEST_CASE("weak references die with a cycle, and say so before", "[collector]") {
  World w;
  REQUIRE(prepare_weak_types(w.rt));
  Ref<Set> set = new_set(w.rt, *w.rt.types.set);
  Ref<List> list = new_list(w.rt);
  REQUIRE(list_append(w.rt, *list, own<Object>(*list)));
  REQUIRE(list_append(w.rt, *list, own<Object>(*set)));
  Ref<Object> reference = make_weak_reference(w.rt, *w.rt.types.weak_reference, *set, nullptr);
  REQUIRE(reference);
  auto& weak = static_cast<WeakReference&>(*reference);
  CHECK(referent_of(weak) == set.get());
  CHECK(first_weak_reference(w.rt, *set) == &weak);
  set = {};
  list = {};
  CHECK(referent_of(weak) != nullptr);
  CHECK(collect(w.rt, 2).freed == 2);
  CHECK(referent_of(weak) == nullptr);
  CHECK(w.rt.weak_count == 0);
}

TEST_CASE("the mark of each cell is its own", "[heap]") {
  World w;
  Ref<List> keep = new_list(w.rt);
  for (int i = 0; i < 3000; ++i) REQUIRE(list_append(w.rt, *keep, w.tuple({i, 1, 2}).release()));
  for (std::size_t i = 0; i < keep->length; ++i) {
    std::uint8_t& mark = mark_of(*keep->items[i]);
    CHECK((mark & kMarkPermanent) == 0);
    mark |= kMarkPermanent;
  }
  for (std::size_t i = 0; i < keep->length; ++i)
    mark_of(*keep->items[i]) &= static_cast<std::uint8_t>(~kMarkPermanent);
}
