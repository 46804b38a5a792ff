#include "objects/iterators_builtin.hpp"
#include "tests/objects/world.hpp"

using namespace vitro;
using vitro::test::World;

namespace {

Ref<Object> big(World& w, const char* digits) { return int_from_digits(w.rt, digits, 10); }
Ref<Object> range(World& w, std::initializer_list<Object*> arguments) {
  return call(w.rt, *w.rt.types.range, arguments);
}
Ref<Object> as_list(World& w, const Ref<Object>& iterable) {
  return call(w.rt, *w.rt.types.list, {iterable.get()});
}

}  // namespace

TEST_CASE("ranges are shown, counted and walked", "[range]") {
  World w;
  CHECK(w.show(make_range(w.rt, 0, 5, 1)) == "range(0, 5)");
  CHECK(w.show(make_range(w.rt, 9, 0, -3)) == "range(9, 0, -3)");
  CHECK(w.show(as_list(w, make_range(w.rt, 9, 0, -3))) == "[9, 6, 3]");
  CHECK(w.show(as_list(w, make_range(w.rt, 5, 0, 1))) == "[]");
  CHECK(*length(w.rt, *Ref<Object>(make_range(w.rt, INT64_MIN, INT64_MIN + 10, 3))) == 4);
  CHECK(w.show(as_list(w, make_range(w.rt, INT64_MAX - 2, INT64_MAX, 2))) ==
        "[9223372036854775805]");
  CHECK(w.show(range(w, {})) == "TypeError: range expected at least 1 argument, got 0");
  CHECK(w.show(range(w, {w.number(1).get(), w.number(2).get(), w.number(0).get()})) ==
        "ValueError: range() arg 3 must not be zero");
  CHECK(w.show(range(w, {w.str("a").get()})) ==
        "TypeError: 'str' object cannot be interpreted as an integer");
}

TEST_CASE("a range is indexed and sliced", "[range]") {
  World w;
  Ref<Object> r = make_range(w.rt, 0, 20, 3);
  CHECK(w.show(get_item(w.rt, *r, *w.number(-1))) == "18");
  CHECK(w.show(get_item(w.rt, *r, *w.number(7))) == "IndexError: range object index out of range");
  CHECK(w.show(get_item(w.rt, *r, *w.slice(1, 4))) == "range(3, 12, 3)");
  CHECK(w.show(get_item(w.rt, *r, *w.slice(w.none(), w.none(), w.number(-1)))) ==
        "range(18, -3, -3)");
  CHECK(w.show(contains(w.rt, *r, *w.number(9))) == "True");
  CHECK(w.show(contains(w.rt, *r, *w.number(10))) == "False");
  CHECK(w.show(contains(w.rt, *r, *w.str("a"))) == "False");
  CHECK(w.show(w.call_named(*r, "index", {w.number(9).get()})) == "3");
  CHECK(w.show(w.call_named(*r, "index", {w.number(10).get()})) ==
        "ValueError: 10 is not in range");
  CHECK(w.show(w.call_named(*r, "count", {w.number(9).get()})) == "1");
}

TEST_CASE("ranges of the same items are equal and hash alike", "[range]") {
  World w;
  Ref<Object> a = make_range(w.rt, 0, 3, 2), b = make_range(w.rt, 0, 4, 2);
  CHECK(w.show(equal(w.rt, *a, *b)) == "True");
  CHECK(*hash(w.rt, *a) == *hash(w.rt, *b));
  CHECK(w.show(equal(w.rt, *a, *Ref<Object>(make_range(w.rt, 0, 5, 2)))) == "False");
  CHECK(w.show(equal(w.rt, *Ref<Object>(make_range(w.rt, 1, 1, 1)),
                     *Ref<Object>(make_range(w.rt, 9, 0, 1)))) == "True");
}

TEST_CASE("a range of numbers past 64 bits works as any other", "[range]") {
  World w;
  Ref<Object> start = big(w, "100000000000000000000"), stop = big(w, "100000000000000000003");
  Ref<Object> r = range(w, {start.get(), stop.get()});
  CHECK(w.show(as_list(w, r)) ==
        "[100000000000000000000, 100000000000000000001, 100000000000000000002]");
  CHECK(*length(w.rt, *r) == 3);
  CHECK(w.show(contains(w.rt, *r, *start)) == "True");
  CHECK(w.show(contains(w.rt, *r, *stop)) == "False");
  Ref<Object> huge = range(w, {stop.get()});
  CHECK_FALSE(length(w.rt, *huge));
  CHECK(w.error() == "OverflowError: Python int too large to convert to C ssize_t");
  CHECK(w.show(get_item(w.rt, *huge, *start)) == "100000000000000000000");
  CHECK(w.show(get_item(w.rt, *huge, *w.slice(2, 10, 3))) == "range(2, 10, 3)");
  CHECK(w.show(w.call_named(*r, "__reversed__")).substr(0, 27) == "<longrange_iterator object ");
  // The last item fits 64 bits, the first does not.
  Ref<Object> step = big(w, "50000000000000000000"), end = w.number(1);
  Ref<Object> crossing = range(w, {w.number(0).get(), stop.get(), step.get()});
  CHECK(w.show(as_list(w, w.call_named(*crossing, "__reversed__"))) ==
        "[100000000000000000000, 50000000000000000000, 0]");
  Ref<Object> down = negative(w.rt, *step);
  Ref<Object> falling = range(w, {start.get(), end.get(), down.get()});
  CHECK(w.show(as_list(w, w.call_named(*falling, "__reversed__"))) ==
        "[50000000000000000000, 100000000000000000000]");
  Ref<Object> to_zero = range(w, {start.get(), w.number(-1).get(), down.get()});
  CHECK(w.show(as_list(w, w.call_named(*to_zero, "__reversed__"))) ==
        "[0, 50000000000000000000, 100000000000000000000]");
}

TEST_CASE("slice.indices resolves as slicing does", "[range]") {
  World w;
  CHECK(w.show(w.slice(1, 2, 3)) == "slice(1, 2, 3)");
  CHECK(w.show(w.call_named(*w.slice(-3, 100, 2), "indices", {w.number(10).get()})) ==
        "(7, 10, 2)");
  CHECK(w.show(w.call_named(*w.slice(w.none(), w.none(), w.number(-1)), "indices",
                            {w.number(10).get()})) == "(9, -1, -1)");
  CHECK(w.show(w.call_named(*w.slice(w.none(), w.none(), w.none()), "indices",
                            {big(w, "100000000000000000000").get()})) ==
        "(0, 100000000000000000000, 1)");
  CHECK(w.show(w.call_named(*w.slice(1, 2), "indices", {w.number(-1).get()})) ==
        "ValueError: length should not be negative");
  CHECK_FALSE(hash(w.rt, *w.slice(1, 2)));
  CHECK(w.error() == "TypeError: unhashable type: 'slice'");
}

TEST_CASE("enumerate, zip, map, filter and reversed", "[range]") {
  World w;
  Types& t = w.rt.types;
  Ref<List> list = w.list({7, 8, 9});
  CHECK(w.show(as_list(w, call(w.rt, *t.enumerate, {list.get(), w.number(5).get()}))) ==
        "[(5, 7), (6, 8), (7, 9)]");
  CHECK(w.show(as_list(w, call(w.rt, *t.zip, {list.get(), w.tuple({1, 2}).get()}))) ==
        "[(7, 1), (8, 2)]");
  CHECK(w.show(as_list(w, call(w.rt, *t.reversed, {list.get()}))) == "[9, 8, 7]");
  CHECK(w.show(as_list(w, call(w.rt, *t.reversed, {w.tuple({1, 2}).get()}))) == "[2, 1]");
  CHECK(w.show(as_list(w, call(w.rt, *t.filter, {w.rt.none, w.list({0, 1, 2}).get()}))) ==
        "[1, 2]");
  Ref<Object> length_of = get_attribute(w.rt, *t.tuple, *w.str("__len__"));
  Ref<List> rows = new_list(w.rt);
  REQUIRE(list_append(w.rt, *rows, make_tuple(w.rt, {w.rt.none})));
  CHECK(w.show(as_list(w, call(w.rt, *t.map, {length_of.get(), rows.get()}))) == "[1]");
  CHECK(w.show(call(w.rt, *t.map, {length_of.get()})) ==
        "TypeError: map() must have at least two arguments.");
  CHECK(w.show(call(w.rt, *t.enumerate)) ==
        "TypeError: enumerate() missing required argument 'iterable'");
  CHECK(w.show(call(w.rt, *t.reversed, {w.rt.none})) ==
        "TypeError: 'NoneType' object is not reversible");
}

TEST_CASE("a row nobody kept is used again", "[range]") {
  World w;
  Ref<Object> zip = call(w.rt, *w.rt.types.zip, {w.list({1, 2, 3}).get()});
  Object* first = Ref<Object>(next_item(w.rt, *zip)).get();
  Ref<Object> second = next_item(w.rt, *zip);
  CHECK(second.get() == first);
  Ref<Object> third = next_item(w.rt, *zip);
  CHECK(third.get() != second.get());
  CHECK(w.show(second) == "(2,)");
  CHECK(w.show(third) == "(3,)");
}

TEST_CASE("iterators survive every failing allocation", "[range]") {
  World w;
  Ref<Object> r = make_range(w.rt, 1000, 1010, 1);
  w.with_failing_memory([&] {
    Ref<Object> pairs = call(w.rt, *w.rt.types.enumerate, {r.get()});
    Ref<Object> zip = pairs ? call(w.rt, *w.rt.types.zip, {pairs.get(), r.get()}) : Own<Object>();
    return zip && static_cast<bool>(Ref<Object>(call(w.rt, *w.rt.types.list, {zip.get()})));
  });
}
