#include "tests/objects/world.hpp"

using namespace vitro;
using vitro::test::World;

TEST_CASE("the order of a set is the one python3 shows", "[set]") {
  World w;
  CHECK(w.show(w.set({})) == "set()");
  CHECK(w.show(w.set({3, 1, 2})) == "{1, 2, 3}");
  CHECK(w.show(w.set({100, 5, 17, 33, 64, 9, 1000, 12345})) ==
        "{64, 33, 100, 5, 1000, 9, 17, 12345}");
  CHECK(w.show(w.set({-1, -2, 8, 16, 0})) == "{0, 8, 16, -2, -1}");
}

TEST_CASE("a dummy left by a deletion is used again", "[set]") {
  World w;
  Ref<Set> set = w.set({8, 0, 16});
  CHECK(w.show(set) == "{8, 0, 16}");
  CHECK(w.show(w.call_named(*set, "discard", {w.number(8).get()})) == "None");
  REQUIRE(set_add(w.rt, *set, *w.number(24)));
  CHECK(w.show(set) == "{24, 0, 16}");
}

TEST_CASE("taking out most of a set rebuilds its table", "[set]") {
  World w;
  Ref<Set> set = w.set({3, 34, 48, 4, 8, 13, 20, 50, 55, 5, 6, 7});
  REQUIRE(w.call_named(*set, "difference_update", {w.list({4, 8, 13, 20, 50, 55, 5, 6, 7}).get()}));
  CHECK(w.show(set) == "{48, 34, 3}");
}

TEST_CASE("set methods do and say what python3's do", "[set]") {
  World w;
  Ref<Set> set = w.set({1, 2, 3});
  CHECK(w.show(w.call_named(*set, "remove", {w.number(9).get()})) == "KeyError: 9");
  CHECK(w.show(w.call_named(*set, "union", {w.list({5}).get(), w.tuple({6}).get()})) ==
        "{1, 2, 3, 5, 6}");
  CHECK(w.show(w.call_named(*set, "intersection", {w.list({3, 1, 1}).get()})) == "{1, 3}");
  CHECK(w.show(w.call_named(*set, "difference", {w.list({3}).get()})) == "{1, 2}");
  CHECK(w.show(w.call_named(*set, "symmetric_difference", {w.list({3, 4}).get()})) == "{1, 2, 4}");
  CHECK(w.show(w.call_named(*set, "issubset", {make_range(w.rt, 0, 9, 1).get()})) == "True");
  CHECK(w.show(w.call_named(*set, "issuperset", {w.list({1, 9}).get()})) == "False");
  CHECK(w.show(w.call_named(*set, "isdisjoint", {w.list({9}).get()})) == "True");
  CHECK(w.show(w.call_named(*set, "pop")) == "1");
  CHECK(w.show(w.call_named(*set, "add", {w.list({}).get()})) ==
        "TypeError: unhashable type: 'list'");
  CHECK(w.show(binary_operation(w.rt, BinaryOp::bit_or, *set, *w.list({}))) ==
        "TypeError: unsupported operand type(s) for |: 'set' and 'list'");
  CHECK(w.show(w.call_named(*set, "clear")) == "None");
  CHECK(w.show(w.call_named(*set, "pop")) == "KeyError: 'pop from an empty set'");
}

TEST_CASE("sets are ordered by inclusion", "[set]") {
  World w;
  Ref<Set> small = w.set({1}), large = w.set({1, 2});
  CHECK(w.show(compare(w.rt, *small, *large, CompareOp::lt)) == "True");
  CHECK(w.show(compare(w.rt, *small, *small, CompareOp::lt)) == "False");
  CHECK(w.show(compare(w.rt, *small, *small, CompareOp::le)) == "True");
  CHECK(w.show(compare(w.rt, *large, *small, CompareOp::ge)) == "True");
  CHECK(w.show(compare(w.rt, *small, *large, CompareOp::ne)) == "True");
  CHECK(w.show(compare(w.rt, *small, *w.number(1), CompareOp::lt)) ==
        "TypeError: '<' not supported between instances of 'set' and 'int'");
}

TEST_CASE("a frozenset hashes as python3's and stands for a set that is looked for", "[set]") {
  World w;
  Ref<Object> frozen = call(w.rt, *w.rt.types.frozenset, {w.list({1, 2, 3}).get()});
  CHECK(w.show(frozen) == "frozenset({1, 2, 3})");
  CHECK(*hash(w.rt, *frozen) == -272375401224217160);
  CHECK(*hash(w.rt, *Ref<Object>(call(w.rt, *w.rt.types.frozenset))) == 133146708735736);
  Ref<Set> outer = new_set(w.rt, *w.rt.types.set);
  REQUIRE(set_add(w.rt, *outer, *frozen));
  CHECK(w.show(contains(w.rt, *outer, *w.set({3, 2, 1}))) == "True");
  CHECK(w.show(contains(w.rt, *outer, *w.list({}))) == "TypeError: unhashable type: 'list'");
  CHECK(w.show(equal(w.rt, *frozen, *w.set({1, 2, 3}))) == "True");
}

TEST_CASE("a set that changes its size ends its iteration", "[set]") {
  World w;
  Ref<Set> set = w.set({1, 2, 3});
  Ref<Object> iterator = get_iterator(w.rt, *set);
  CHECK(w.show(next_item(w.rt, *iterator)) == "1");
  REQUIRE(set_add(w.rt, *set, *w.number(4)));
  CHECK(w.show(next_item(w.rt, *iterator)) == "RuntimeError: Set changed size during iteration");
}

TEST_CASE("set operations survive every failing allocation", "[set]") {
  World w;
  Ref<Object> range = make_range(w.rt, 1000, 1100, 1);
  w.with_failing_memory([&] {
    Ref<Set> set = new_set(w.rt, *w.rt.types.set);
    if (!set || !set_update(w.rt, *set, *range)) return false;
    Ref<Object> twice = binary_operation(w.rt, BinaryOp::bit_xor, *set, *set);
    Ref<Object> once =
        twice ? binary_operation(w.rt, BinaryOp::bit_or, *set, *twice) : Own<Object>();
    return once && static_cast<bool>(Ref<Str>(repr(w.rt, *once)));
  });
}
