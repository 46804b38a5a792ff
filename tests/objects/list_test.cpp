#include "tests/objects/world.hpp"

using namespace vitro;
using vitro::test::World;

TEST_CASE("a list grows, shows itself and gives its items back", "[list]") {
  World w;
  Ref<List> list = w.list({});
  CHECK(w.show(list) == "[]");
  for (int i = 0; i < 1000; ++i) REQUIRE(list_append(w.rt, *list, make_int(w.rt, i)));
  CHECK(list->length == 1000);
  CHECK(w.show(get_item(w.rt, *list, *w.number(-1))) == "999");
  CHECK(w.show(get_item(w.rt, *list, *w.number(1000))) == "IndexError: list index out of range");
  CHECK(w.show(get_item(w.rt, *list, *w.str("a"))) ==
        "TypeError: list indices must be integers or slices, not str");
}

TEST_CASE("a list that holds itself is shown with dots", "[list]") {
  World w;
  Ref<List> list = w.list({1});
  REQUIRE(list_append(w.rt, *list, own<Object>(*list)));
  CHECK(w.show(list) == "[1, [...]]");
  list_clear(w.rt, *list);
}

TEST_CASE("a slice of a list is read, replaced and deleted", "[list]") {
  World w;
  Ref<List> list = w.list({0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
  CHECK(w.show(get_item(w.rt, *list, *w.slice(2, 5))) == "[2, 3, 4]");
  CHECK(w.show(get_item(w.rt, *list, *w.slice(-1, -100, -3))) == "[9, 6, 3, 0]");
  CHECK(w.show(get_item(w.rt, *list, *w.slice(w.none(), w.none(), w.number(-1)))) ==
        "[9, 8, 7, 6, 5, 4, 3, 2, 1, 0]");
  CHECK(w.show(get_item(w.rt, *list, *w.slice(0, 5, 0))) ==
        "ValueError: slice step cannot be zero");

  REQUIRE(set_item(w.rt, *list, *w.slice(2, 4), w.list({20, 21, 22, 23}).get()));
  CHECK(w.show(list) == "[0, 1, 20, 21, 22, 23, 4, 5, 6, 7, 8, 9]");
  REQUIRE(set_item(w.rt, *list, *w.slice(2, 6), nullptr));
  CHECK(w.show(list) == "[0, 1, 4, 5, 6, 7, 8, 9]");
  REQUIRE(set_item(w.rt, *list, *w.slice(0, 100, 3), nullptr));
  CHECK(w.show(list) == "[1, 4, 6, 7, 9]");
  REQUIRE(set_item(w.rt, *list, *w.slice(4, -100, -2), w.list({90, 60, 10}).get()));
  CHECK(w.show(list) == "[10, 4, 60, 7, 90]");
  CHECK(w.show(set_item(w.rt, *list, *w.slice(0, 5, 2), w.list({1}).get())) ==
        "ValueError: attempt to assign sequence of size 1 to extended slice of size 3");
  CHECK(w.show(set_item(w.rt, *list, *w.slice(0, 2), w.number(1).get())) ==
        "TypeError: can only assign an iterable");
  REQUIRE(set_item(w.rt, *list, *w.slice(1, 1), list.get()));
  CHECK(w.show(list) == "[10, 10, 4, 60, 7, 90, 4, 60, 7, 90]");
  REQUIRE(set_item(w.rt, *list, *w.slice(8, -100, -3), nullptr));
  CHECK(w.show(list) == "[10, 10, 60, 7, 4, 60, 90]");
}

TEST_CASE("list methods do and say what python3's do", "[list]") {
  World w;
  Ref<List> list = w.list({3, 1, 2, 1});
  CHECK(w.show(w.call_named(*list, "count", {w.number(1).get()})) == "2");
  CHECK(w.show(w.call_named(*list, "index", {w.number(1).get(), w.number(2).get()})) == "3");
  CHECK(w.show(w.call_named(*list, "index", {w.number(9).get()})) ==
        "ValueError: 9 is not in list");
  CHECK(w.show(w.call_named(*list, "index")) ==
        "TypeError: index expected at least 1 argument, got 0");
  CHECK(w.show(w.call_named(*list, "append")) ==
        "TypeError: list.append() takes exactly one argument (0 given)");
  CHECK(w.show(w.call_named(*list, "remove", {w.number(1).get()})) == "None");
  CHECK(w.show(w.call_named(*list, "remove", {w.number(7).get()})) ==
        "ValueError: list.remove(x): x not in list");
  CHECK(w.show(w.call_named(*list, "pop", {w.number(-2).get()})) == "2");
  CHECK(w.show(w.call_named(*list, "pop", {w.number(5).get()})) ==
        "IndexError: pop index out of range");
  CHECK(w.show(w.call_named(*list, "insert", {w.number(-50).get(), w.number(8).get()})) == "None");
  CHECK(w.show(w.call_named(*list, "insert", {w.number(50).get(), w.number(9).get()})) == "None");
  CHECK(w.show(w.call_named(*list, "reverse")) == "None");
  CHECK(w.show(list) == "[9, 1, 3, 8]");
  CHECK(w.show(w.call_named(*list, "copy")) == "[9, 1, 3, 8]");
  CHECK(w.show(w.call_named(*list, "clear")) == "None");
  CHECK(w.show(w.call_named(*list, "pop")) == "IndexError: pop from empty list");
}

TEST_CASE("lists are added and repeated", "[list]") {
  World w;
  Ref<List> list = w.list({1, 2});
  CHECK(w.show(binary_operation(w.rt, BinaryOp::add, *list, *w.list({3}))) == "[1, 2, 3]");
  CHECK(w.show(binary_operation(w.rt, BinaryOp::multiply, *w.number(3), *list)) ==
        "[1, 2, 1, 2, 1, 2]");
  CHECK(w.show(binary_operation(w.rt, BinaryOp::multiply, *list, *w.number(-1))) == "[]");
  CHECK(w.show(binary_operation(w.rt, BinaryOp::multiply, *list, *w.number(INT64_MAX))) ==
        "MemoryError: ");
  CHECK(w.show(binary_operation(w.rt, BinaryOp::add, *list, *w.number(1))) ==
        "TypeError: can only concatenate list (not \"int\") to list");
  CHECK(w.show(binary_operation(w.rt, BinaryOp::multiply, *list, *w.str("a"))) ==
        "TypeError: can't multiply sequence by non-int of type 'str'");
  CHECK(w.show(inplace_operation(w.rt, BinaryOp::add, *list, *list)) == "[1, 2, 1, 2]");
  CHECK(w.show(inplace_operation(w.rt, BinaryOp::multiply, *list, *w.number(2))) ==
        "[1, 2, 1, 2, 1, 2, 1, 2]");
  CHECK(w.show(inplace_operation(w.rt, BinaryOp::add, *list, *w.number(1))) ==
        "TypeError: 'int' object is not iterable");
}

TEST_CASE("lists are compared item by item, then by length", "[list]") {
  World w;
  CHECK(w.show(compare(w.rt, *w.list({1, 2}), *w.list({1, 3}), CompareOp::lt)) == "True");
  CHECK(w.show(compare(w.rt, *w.list({1, 2}), *w.list({1}), CompareOp::gt)) == "True");
  CHECK(w.show(compare(w.rt, *w.list({1, 2}), *w.list({1, 2}), CompareOp::eq)) == "True");
  CHECK(w.show(compare(w.rt, *w.list({1}), *w.tuple({1}), CompareOp::eq)) == "False");
  CHECK(w.show(compare(w.rt, *w.list({1}), *w.tuple({1}), CompareOp::lt)) ==
        "TypeError: '<' not supported between instances of 'list' and 'tuple'");
  Ref<List> unhashable = w.list({});
  CHECK_FALSE(hash(w.rt, *unhashable));
  CHECK(w.error() == "TypeError: unhashable type: 'list'");
}

namespace {

// Pairs (key, position), so that stability shows.
Ref<List> pairs(World& w, std::size_t length, std::uint64_t seed, std::int64_t keys) {
  Ref<List> list = new_list(w.rt);
  for (std::size_t i = 0; i < length; ++i) {
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    const auto key = static_cast<std::int64_t>((seed >> 33) % static_cast<std::uint64_t>(keys));
    REQUIRE(list_append(
        w.rt, *list,
        make_tuple(w.rt, {w.number(key).get(), w.number(static_cast<std::int64_t>(i)).get()})));
  }
  return list;
}

std::int64_t part(Object& pair, std::size_t i) {
  return static_cast<Int&>(static_cast<Tuple&>(pair)[i]).value;
}

}  // namespace

TEST_CASE("sorting orders every length and keeps the order of equals", "[list]") {
  World w;
  for (const std::size_t length : {0, 1, 2, 3, 23, 24, 25, 47, 64, 100, 257, 1000, 5000}) {
    Ref<List> list = pairs(w, length, length + 1, 50);
    Ref<List> keys = new_list(w.rt);
    for (std::size_t i = 0; i < length; ++i)
      REQUIRE(list_append(w.rt, *keys, own(static_cast<Tuple&>(*list->items[i])[0])));
    REQUIRE(list_sort(w.rt, *list, nullptr, false));
    REQUIRE(list_sort(w.rt, *keys, nullptr, false));
    REQUIRE(list->length == length);
    for (std::size_t i = 1; i < length; ++i) {
      const bool ordered = part(*list->items[i - 1], 0) < part(*list->items[i], 0) ||
                           (part(*list->items[i - 1], 0) == part(*list->items[i], 0) &&
                            part(*list->items[i - 1], 1) < part(*list->items[i], 1));
      REQUIRE(ordered);
      REQUIRE(static_cast<Int&>(*keys->items[i - 1]).value <=
              static_cast<Int&>(*keys->items[i]).value);
    }
  }
}

TEST_CASE("sorting by a key, and backwards, is stable", "[list]") {
  World w;
  Ref<Object> first = get_attribute(w.rt, *w.rt.types.tuple, *w.str("__len__"));
  REQUIRE(first);
  Ref<List> list = pairs(w, 300, 7, 10);
  Ref<List> same = list_from_array(w.rt, list->items, list->length);
  REQUIRE(list_sort(w.rt, *list, first.get(), false));
  for (std::size_t i = 0; i < list->length; ++i) REQUIRE(list->items[i] == same->items[i]);
  REQUIRE(list_sort(w.rt, *list, first.get(), true));
  for (std::size_t i = 0; i < list->length; ++i) REQUIRE(list->items[i] == same->items[i]);

  Ref<List> numbers = w.list({3, 1, 2});
  REQUIRE(list_sort(w.rt, *numbers, nullptr, true));
  CHECK(w.show(numbers) == "[3, 2, 1]");
}

TEST_CASE("a failed comparison leaves all items in the list", "[list]") {
  World w;
  Ref<List> list = w.list({5, 4, 3, 2, 1});
  REQUIRE(list_append(w.rt, *list, own<Object>(*w.str("x"))));
  CHECK(w.show(list_sort(w.rt, *list, nullptr, false)) ==
        "TypeError: '<' not supported between instances of 'str' and 'int'");
  CHECK(list->length == 6);
  CHECK(w.show(list_sort(w.rt, *list, w.number(1).get(), false)) ==
        "TypeError: 'int' object is not callable");
  CHECK(list->length == 6);
}

TEST_CASE("sorting with runs, saws and plateaus merges right", "[list]") {
  World w;
  for (const int kind : {0, 1, 2, 3, 4}) {
    Ref<List> list = new_list(w.rt);
    for (int i = 0; i < 3000; ++i) {
      const int value = kind == 0   ? i
                        : kind == 1 ? -i
                        : kind == 2 ? i % 100
                        : kind == 3 ? -(i % 317)
                                    : i / 700 * -1000 + i;
      REQUIRE(list_append(w.rt, *list, make_int(w.rt, value)));
    }
    REQUIRE(list_sort(w.rt, *list, nullptr, false));
    for (std::size_t i = 1; i < list->length; ++i)
      REQUIRE(static_cast<Int&>(*list->items[i - 1]).value <=
              static_cast<Int&>(*list->items[i]).value);
  }
}

TEST_CASE("list operations survive every failing allocation", "[list]") {
  World w;
  Ref<List> many = w.list({});
  for (int i = 0; i < 100; ++i)
    REQUIRE(list_append(w.rt, *many, make_int(w.rt, (i * 37) % 101 + 1000)));
  w.with_failing_memory([&] {
    Ref<List> list = list_from_array(w.rt, many->items, many->length);
    if (!list) return false;
    if (!list_extend(w.rt, *list, *many) || !list_sort(w.rt, *list, nullptr, true)) return false;
    Ref<Slice> whole = make_slice(w.rt, *w.rt.none, *w.rt.none, *w.rt.none);
    if (!whole || !set_item(w.rt, *list, *whole, many.get())) return false;
    return static_cast<bool>(Ref<Str>(repr(w.rt, *list)));
  });
}
