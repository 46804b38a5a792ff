#include "tests/objects/world.hpp"

using namespace vitro;
using vitro::test::World;

TEST_CASE("the empty tuple is one object", "[tuple]") {
  World w;
  Ref<Tuple> a = new_tuple(w.rt, 0), b = make_tuple(w.rt, {});
  CHECK(a.get() == b.get());
  CHECK(w.show(a) == "()");
}

TEST_CASE("tuples are shown, indexed and sliced", "[tuple]") {
  World w;
  CHECK(w.show(w.tuple({1})) == "(1,)");
  Ref<Tuple> tuple = w.tuple({1, 2, 3, 4});
  CHECK(w.show(tuple) == "(1, 2, 3, 4)");
  CHECK(w.show(get_item(w.rt, *tuple, *w.number(-4))) == "1");
  CHECK(w.show(get_item(w.rt, *tuple, *w.number(4))) == "IndexError: tuple index out of range");
  CHECK(w.show(get_item(w.rt, *tuple, *w.str("a"))) ==
        "TypeError: tuple indices must be integers or slices, not str");
  CHECK(w.show(get_item(w.rt, *tuple, *w.slice(3, -9, -2))) == "(4, 2)");
  Ref<Object> whole = get_item(w.rt, *tuple, *w.slice(w.none(), w.none(), w.none()));
  CHECK(whole.get() == tuple.get());
  CHECK(w.show(set_item(w.rt, *tuple, *w.number(0), w.rt.none)) ==
        "TypeError: 'tuple' object does not support item assignment");
  CHECK(w.show(set_item(w.rt, *tuple, *w.number(0), nullptr)) ==
        "TypeError: 'tuple' object doesn't support item deletion");
}

TEST_CASE("tuple hashes are those of python3", "[tuple]") {
  World w;
  CHECK(*hash(w.rt, *w.tuple({})) == 5740354900026072187);
  CHECK(*hash(w.rt, *w.tuple({1, 2, 3})) == 529344067295497451);
}

TEST_CASE("tuple methods and operators", "[tuple]") {
  World w;
  Ref<Tuple> tuple = w.tuple({1, 2, 1});
  CHECK(w.show(w.call_named(*tuple, "count", {w.number(1).get()})) == "2");
  CHECK(w.show(w.call_named(*tuple, "index", {w.number(1).get(), w.number(1).get()})) == "2");
  CHECK(w.show(w.call_named(*tuple, "index", {w.number(5).get()})) ==
        "ValueError: tuple.index(x): x not in tuple");
  CHECK(w.show(contains(w.rt, *tuple, *w.number(2))) == "True");
  CHECK(w.show(binary_operation(w.rt, BinaryOp::add, *tuple, *w.tuple({9}))) == "(1, 2, 1, 9)");
  CHECK(w.show(binary_operation(w.rt, BinaryOp::multiply, *w.tuple({9}), *w.number(3))) ==
        "(9, 9, 9)");
  CHECK(w.show(binary_operation(w.rt, BinaryOp::add, *tuple, *w.list({}))) ==
        "TypeError: can only concatenate tuple (not \"list\") to tuple");
  CHECK(w.show(compare(w.rt, *tuple, *w.tuple({1, 3}), CompareOp::lt)) == "True");
  CHECK(w.show(compare(w.rt, *tuple, *w.tuple({1, 2}), CompareOp::le)) == "False");
  CHECK(w.show(call(w.rt, *w.rt.types.tuple, {w.number(1).get()})) ==
        "TypeError: 'int' object is not iterable");
}

TEST_CASE("tuple operations survive every failing allocation", "[tuple]") {
  World w;
  Ref<Object> range = make_range(w.rt, 1000, 1040, 1);
  w.with_failing_memory([&] {
    Ref<Tuple> tuple = tuple_from_iterable(w.rt, *range);
    if (!tuple) return false;
    Ref<Object> twice = binary_operation(w.rt, BinaryOp::add, *tuple, *tuple);
    return twice && static_cast<bool>(Ref<Str>(repr(w.rt, *twice)));
  });
}
