// Nothing is shared between runtimes: two of them take turns in one process.
#include <boost/container/pmr/global_resource.hpp>

#include "objects/dict.hpp"
#include "objects/int.hpp"
#include "objects/runtime.hpp"
#include "objects/str.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/language_runner.hpp"

namespace vitro::test {

namespace {

struct World {
  World() : rt(*boost::container::pmr::new_delete_resource()), vm(rt, out, err) {}
  StringSink out, err;
  Runtime rt;
  vm::Vm vm;
};

}  // namespace

TEST_CASE("two runtimes run side by side", "[vm]") {
  World left, right;
  REQUIRE(left.vm.started());
  REQUIRE(right.vm.started());
  CHECK(left.vm.run_main(
      "class A:\n  n = 1\n  def f(self): return self.n\na = A()\na.x = 5\nprint(a.f(), a.x)\n",
      "left.py", false));
  CHECK(right.vm.run_main(
      "class A:\n  n = 2\n  def f(self): return self.n * 10\na = A()\nprint(a.f())\n", "right.py",
      false));
  CHECK(left.out.text == "1 5\n");
  CHECK(right.out.text == "20\n");
  left.vm.tear_down();
  right.vm.tear_down();
  CHECK(audit_failure(left.rt, "left") == "");
  CHECK(audit_failure(right.rt, "right") == "");
}

TEST_CASE("an exception pending in one runtime is none in the other", "[vm]") {
  World left, right;
  CHECK_FALSE(left.vm.run_main("1 / 0\n", "left.py", false));
  CHECK(left.rt.pending());
  CHECK_FALSE(right.rt.pending());
  CHECK(
      right.vm.run_main("try:\n  {}['k']\nexcept KeyError as e:\n  print(e)\n", "right.py", false));
  CHECK(right.out.text == "'k'\n");
  CHECK(left.rt.pending());
  left.rt.clear_pending();
}

TEST_CASE("objects made in turns belong to their own heaps", "[vm]") {
  World left, right;
  for (int i = 0; i < 100; ++i) {
    World& world = i % 2 ? left : right;
    Ref<Dict> dict = new_dict(world.rt);
    REQUIRE(dict);
    Ref<Str> key = intern(world.rt, "key" + std::to_string(i));
    Ref<Int> value = make_int(world.rt, 100000 + i);
    REQUIRE(key);
    REQUIRE(value);
    CHECK(dict_set_str(world.rt, *dict, *key, *value));
    CHECK(dict->type->runtime == &world.rt);
  }
  CHECK(audit_failure(left.rt, "left") == "");
  CHECK(audit_failure(right.rt, "right") == "");
}

TEST_CASE("a runtime may be started after another has ended, with the same result", "[vm]") {
  const std::string_view source =
      "print({3, 1, 2}, {'b': 1}, [x * x for x in range(5)], hash('a'))\n";
  std::string first;
  for (int i = 0; i < 3; ++i) {
    const Outcome outcome = run_program(source, "again.py");
    CHECK(outcome.damage == "");
    if (i == 0) first = outcome.out;
    CHECK(outcome.out == first);
  }
}

}  // namespace vitro::test
