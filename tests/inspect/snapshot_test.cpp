#include "inspect/snapshot.hpp"

#include <optional>

#include <boost/container/pmr/global_resource.hpp>

#include "inspect/audit.hpp"
#include "inspect/baseline.hpp"
#include "inspect/describe.hpp"
#include "inspect/text.hpp"
#include "objects/bytes.hpp"
#include "objects/dict.hpp"
#include "objects/float.hpp"
#include "objects/int.hpp"
#include "objects/list.hpp"
#include "objects/runtime.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"
#include "tests/inspect/graph.hpp"
#include "tests/support/catch.hpp"

namespace vitro::inspect::test {

namespace {

// A runtime and a namespace that stands for a module's, seen as the frame of one.
class World final : public RootProvider {
 public:
  World() : rt(*boost::container::pmr::new_delete_resource()) {
    REQUIRE(rt.started());
    baseline.emplace(rt);
    names = Ref<Dict>(new_dict(rt));
    REQUIRE(names);
    rt.add_root_provider(*this);
  }
  ~World() { rt.remove_root_provider(*this); }
  void visit_roots(RootVisitor& visitor) override {
    visitor.frame({.code = nullptr,
                   .function = nullptr,
                   .globals = names.get(),
                   .locals = names.get(),
                   .unit = 0,
                   .line = 7});
    visitor.leave_frames();
    visitor.root(*names, {EdgeKind::root, 0, "__main__", nullptr}, true);
  }

  void bind(const char* name, Own<Object> value) {
    const Ref<Object> held = value;
    const Ref<Str> key = intern(rt, std::string_view(name));
    REQUIRE(held);
    REQUIRE(key);
    REQUIRE(dict_set_str(rt, *names, *key, *held));
  }
  Snapshot take() {
    baseline->unpin();
    return capture(rt, &*baseline);
  }

  Runtime rt;
  std::optional<Baseline> baseline;
  Ref<Dict> names;
};

std::string described(World& world, Own<Object> value) {
  const Ref<Object> held = value;
  std::string text;
  describe(world.rt, *held, text);
  return text;
}

std::string text_of(const Snapshot& snapshot, Extent extent) {
  return written([&](Writer& out) { write_text(snapshot, View(snapshot, extent), {}, out); });
}

}  // namespace

TEST_CASE("a runtime that has just started passes the audit", "[snapshot]") {
  Runtime rt(*boost::container::pmr::new_delete_resource());
  REQUIRE(rt.started());
  const Snapshot snapshot = capture(rt, nullptr);
  const std::string text =
      written([&](Writer& out) { write_audit(snapshot, audit(snapshot), out); });
  INFO(text);
  CHECK(audit(snapshot).holds());
  CHECK(snapshot.nodes.size() > 100);
}

TEST_CASE("a snapshot changes neither the heap nor a count", "[snapshot]") {
  World world;
  world.bind("xs", new_list(world.rt));
  const HeapTotals before = world.rt.heap.totals();
  const Snapshot first = world.take(), second = world.take();
  const HeapTotals after = world.rt.heap.totals();
  CHECK(before.live_cells == after.live_cells);
  CHECK(before.live_bytes == after.live_bytes);
  CHECK(text_of(first, Extent::all) == text_of(second, Extent::all));
}

TEST_CASE("the audit finds a reference too many on the live heap", "[snapshot]") {
  World world;
  const Ref<List> list = new_list(world.rt);
  world.bind("xs", own(static_cast<Object&>(*list)));
  Ref<List> extra = list;  // two holders that no root tells of
  const Snapshot snapshot = world.take();
  const Audit result = audit(snapshot);
  REQUIRE(result.mismatches.size() == 1);
  CHECK(snapshot.nodes[result.mismatches[0].node].address ==
        reinterpret_cast<std::uintptr_t>(list.get()));
  CHECK(result.mismatches[0].count == 3);
  CHECK(result.mismatches[0].found() == 1);
  extra = {};
}

TEST_CASE("two runs of the same steps yield the same dump, although addresses differ",
          "[snapshot]") {
  const auto run = [](World& world) {
    world.bind("xs", new_list(world.rt));
    world.bind("n", make_int(world.rt, 1000));
    world.bind("t", make_tuple(world.rt, {world.rt.none, world.rt.true_}));
    return text_of(world.take(), Extent::all);
  };
  World first, second;  // alive at the same time, so that nothing lies at the same address
  CHECK(run(first) == run(second));
}

TEST_CASE("what died before the snapshot does not make its successor one of the start-up world",
          "[snapshot]") {
  World world;
  const std::size_t start = world.baseline->size();
  CHECK(start > 100);
  for (int i = 0; i < 1000; ++i)
    world.bind(("n" + std::to_string(i)).c_str(), make_int(world.rt, 1000 + i));
  const Snapshot snapshot = world.take();
  for (NodeIndex node = 0; node < 1000; ++node) {
    REQUIRE(snapshot.nodes[node].value.integer == 1000 + node);
    REQUIRE_FALSE(snapshot.nodes[node].is(kNodeStartup));
  }
}

TEST_CASE("sizes are the cell's and the buffers'", "[snapshot]") {
  World world;
  Own<List> list = new_list(world.rt, 10);
  const std::uint64_t expected = sizeof(List) + list->capacity * sizeof(Object*);
  world.bind("xs", list);
  world.bind("n", make_int(world.rt, 1000));
  const Snapshot snapshot = world.take();
  CHECK(snapshot.bytes_of(0) == expected);
  CHECK(snapshot.bytes_of(1) == sizeof(Int));
  CHECK(audit(snapshot).bytes_hold());
}

TEST_CASE("a list of lists, a million deep, is captured and dumped", "[snapshot]") {
  World world;
  Ref<List> inner = new_list(world.rt);
  for (int i = 0; i < 1'000'000; ++i) {
    Ref<List> outer = new_list(world.rt, 1);
    REQUIRE(list_append(world.rt, *outer, inner.release()));
    inner = std::move(outer);
  }
  world.bind("x", inner.release());
  const Snapshot snapshot = world.take();
  CHECK(snapshot.picture_nodes == 1'000'001);
  CHECK(audit(snapshot).holds());
}

TEST_CASE("values are described without running Python", "[describe]") {
  World world;
  Runtime& rt = world.rt;
  CHECK(described(world, make_int(rt, -12)) == "-12");
  CHECK(described(world, int_from_digits(rt, "-123456789012345678901234567890", 10)) ==
        "-123456789012345678901234567890");
  CHECK(described(world, int_from_digits(rt, std::string(100, '7'), 10)) ==
        "777777777777777777777777777777… (100 digits)");
  CHECK(described(world, int_from_digits(rt, "1" + std::string(1000, '0'), 16)) ==
        "int of 4001 bits");
  CHECK(described(world, make_float(rt, 0.1)) == "0.1");
  CHECK(described(world, make_float(rt, 1e16)) == "1e+16");
  CHECK(described(world, make_float(rt, -3)) == "-3.0");
  CHECK(described(world, make_str(rt, "it's")) == "\"it's\"");
  CHECK(described(world, make_str(rt, "a\n\t\\'\"")) == "'a\\n\\t\\\\\\'\"'");
  CHECK(described(world, make_str(rt, "héllo 漢 \x01")) == "'héllo 漢 \\x01'");
  CHECK(described(world, make_str(rt, std::string(100, 'x'))) ==
        "'" + std::string(60, 'x') + "…' (100 characters)");
  CHECK(described(world, make_bytes(rt, "a\xff'")) == "b\"a\\xff'\"");
  CHECK(described(world, own(*rt.none)) == "None");
  CHECK(described(world, make_bool(rt, true)) == "True");
  CHECK(described(world, make_tuple(rt, {rt.none, rt.none})) == "of 2");
  CHECK(described(world, own(static_cast<Object&>(*rt.types.int_))) == "int");
}

TEST_CASE("ints of every size are described in decimal", "[describe]") {
  World world;
  std::string digits;
  for (int length = 1; length <= 60; ++length) {
    digits += static_cast<char>('0' + length % 10);
    CHECK(described(world, int_from_digits(world.rt, digits, 10)) == digits);
    const std::string round = "1" + std::string(static_cast<std::size_t>(length - 1), '0');
    CHECK(described(world, int_from_digits(world.rt, round, 10)) == round);
  }
}

}  // namespace vitro::inspect::test
