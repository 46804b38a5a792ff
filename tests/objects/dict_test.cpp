#include "tests/objects/world.hpp"

using namespace vitro;
using vitro::test::World;

namespace {

Ref<Dict> squares(World& w, std::int64_t from, std::int64_t to) {
  Ref<Dict> dict = new_dict(w.rt);
  for (std::int64_t i = from; i < to; ++i)
    REQUIRE(dict_set(w.rt, *dict, *w.number(i), *w.number(i * i)));
  return dict;
}

}  // namespace

TEST_CASE("a dict keeps the position of a key that is assigned again", "[dict]") {
  World w;
  Ref<Dict> dict = new_dict(w.rt);
  for (const char* key : {"a", "b", "c"})
    REQUIRE(dict_set_str(w.rt, *dict, *w.str(key), *w.number(1)));
  REQUIRE(dict_set_str(w.rt, *dict, *w.str("a"), *w.number(2)));
  CHECK(w.show(dict) == "{'a': 2, 'b': 1, 'c': 1}");
  CHECK(dict->keys->str_keys);
}

TEST_CASE("a table of str keys becomes a general one when another key comes", "[dict]") {
  World w;
  Ref<Dict> dict = new_dict(w.rt);
  REQUIRE(dict_set_str(w.rt, *dict, *w.str("a"), *w.number(1)));
  REQUIRE(dict_set(w.rt, *dict, *w.number(7), *w.number(2)));
  CHECK_FALSE(dict->keys->str_keys);
  REQUIRE(dict_set_str(w.rt, *dict, *w.str("b"), *w.number(3)));
  CHECK(w.show(dict) == "{'a': 1, 7: 2, 'b': 3}");
  CHECK(dict_get_str(*dict, *w.str("b")) == w.number(3).get());
  CHECK(dict_get_str(*dict, *w.str("c")) == nullptr);
  CHECK(dict_entry_of(*dict, *w.str("a")) == -1);
}

TEST_CASE("a dict finds every key at every size", "[dict]") {
  World w;
  Ref<Dict> dict = new_dict(w.rt);
  for (std::int64_t i = 0; i < 70000; ++i) {
    Ref<Object> key = make_int(w.rt, i * 7919);
    REQUIRE(dict_set(w.rt, *dict, *key, *w.rt.none));
  }
  CHECK(dict->length == 70000);
  for (std::int64_t i = 0; i < 70000; ++i) {
    Ref<Object> key = make_int(w.rt, i * 7919);
    REQUIRE(dict_get(w.rt, *dict, *key).value == w.rt.none);
  }
  CHECK(dict_get(w.rt, *dict, *w.number(1)).value == nullptr);
  CHECK(dict_get(w.rt, *dict, *w.list({})).ok == false);
  CHECK(w.error() == "TypeError: unhashable type: 'list'");
}

TEST_CASE("a dict of many str keys finds them through all widths of slots", "[dict]") {
  World w;
  Ref<Dict> dict = new_dict(w.rt);
  for (int i = 0; i < 40000; ++i) {
    Ref<Str> key = make_str(w.rt, "key" + std::to_string(i));
    REQUIRE(dict_set_str(w.rt, *dict, *key, *w.rt.none));
  }
  for (int i = 0; i < 40000; ++i) {
    Ref<Str> key = make_str(w.rt, "key" + std::to_string(i));
    REQUIRE(dict_get_str(*dict, *key) == w.rt.none);
  }
  CHECK(dict_get_str(*dict, *w.str("key40000")) == nullptr);
}

TEST_CASE("deleting leaves the order of the others", "[dict]") {
  World w;
  Ref<Dict> dict = squares(w, 0, 10);
  for (int i = 0; i < 10; i += 2) CHECK(dict_remove(w.rt, *dict, *w.number(i)) == Removal::removed);
  CHECK(dict_remove(w.rt, *dict, *w.number(0)) == Removal::absent);
  CHECK(w.show(dict) == "{1: 1, 3: 9, 5: 25, 7: 49, 9: 81}");
  REQUIRE(dict_set(w.rt, *dict, *w.number(0), *w.number(5)));
  CHECK(w.show(dict) == "{1: 1, 3: 9, 5: 25, 7: 49, 9: 81, 0: 5}");
}

TEST_CASE("filling and emptying a dict again and again neither grows nor hangs", "[dict]") {
  World w;
  Ref<Dict> dict = new_dict(w.rt);
  for (std::int64_t i = 0; i < 5000; ++i) {
    Ref<Object> key = make_int(w.rt, i * 31);
    REQUIRE(dict_set(w.rt, *dict, *key, *key));
    if (i % 3) {
      CHECK(w.call_named(*dict, "popitem"));
    } else {
      REQUIRE(dict_remove(w.rt, *dict, *key) == Removal::removed);
    }
    REQUIRE(dict_get(w.rt, *dict, *w.number(1)).value == nullptr);
  }
  CHECK(dict->length == 0);
  CHECK(dict->keys->bytes() < 300);
}

TEST_CASE("the version of a dict changes with its keys, not with their values", "[dict]") {
  World w;
  Ref<Dict> dict = new_dict(w.rt);
  CHECK(dict_version(w.rt, *dict) == 0);
  REQUIRE(dict_set_str(w.rt, *dict, *w.str("a"), *w.rt.none));
  const std::uint32_t version = dict_version(w.rt, *dict);
  CHECK(version != 0);
  REQUIRE(dict_set_str(w.rt, *dict, *w.str("a"), *w.rt.true_));
  CHECK(dict_version(w.rt, *dict) == version);
  REQUIRE(dict_set_str(w.rt, *dict, *w.str("b"), *w.rt.true_));
  CHECK(dict_version(w.rt, *dict) != version);
  const std::uint32_t second = dict_version(w.rt, *dict);
  CHECK(dict_remove(w.rt, *dict, *w.str("b")) == Removal::removed);
  CHECK(dict->keys->version != second);
}

TEST_CASE("dict methods do and say what python3's do", "[dict]") {
  World w;
  Ref<Dict> dict = squares(w, 1, 4);
  CHECK(w.show(w.call_named(*dict, "get", {w.number(9).get()})) == "None");
  CHECK(w.show(w.call_named(*dict, "setdefault", {w.number(9).get(), w.number(5).get()})) == "5");
  CHECK(w.show(w.call_named(*dict, "setdefault", {w.number(9).get(), w.number(6).get()})) == "5");
  CHECK(w.show(w.call_named(*dict, "pop", {w.number(9).get()})) == "5");
  CHECK(w.show(w.call_named(*dict, "pop", {w.number(9).get()})) == "KeyError: 9");
  CHECK(w.show(w.call_named(*dict, "pop", {w.number(9).get(), w.rt.none})) == "None");
  CHECK(w.show(get_item(w.rt, *dict, *w.str("x"))) == "KeyError: 'x'");
  CHECK(w.show(w.call_named(*dict, "popitem")) == "(3, 9)");
  CHECK(w.show(w.call_named(*dict, "keys")) == "dict_keys([1, 2])");
  CHECK(w.show(w.call_named(*dict, "values")) == "dict_values([1, 4])");
  CHECK(w.show(w.call_named(*dict, "items")) == "dict_items([(1, 1), (2, 4)])");
  CHECK(w.show(w.call_named(*dict, "update", {squares(w, 2, 4).get()})) == "None");
  CHECK(w.show(dict) == "{1: 1, 2: 4, 3: 9}");
  CHECK(w.show(binary_operation(w.rt, BinaryOp::bit_or, *dict, *squares(w, 4, 5))) ==
        "{1: 1, 2: 4, 3: 9, 4: 16}");
  CHECK(w.show(w.call_named(*w.rt.types.dict, "fromkeys", {w.tuple({5, 6}).get(), w.rt.true_})) ==
        "{5: True, 6: True}");
  CHECK(w.show(w.call_named(*dict, "update", {w.list({1}).get()})) ==
        "TypeError: cannot convert dictionary update sequence element #0 to a sequence");
  CHECK(w.show(w.call_named(*dict, "clear")) == "None");
  CHECK(w.show(w.call_named(*dict, "popitem")) == "KeyError: 'popitem(): dictionary is empty'");
}

TEST_CASE("dicts are equal whatever their order", "[dict]") {
  World w;
  Ref<Dict> left = new_dict(w.rt), right = new_dict(w.rt);
  for (int i = 0; i < 20; ++i) {
    REQUIRE(dict_set(w.rt, *left, *w.number(i), *w.number(i)));
    REQUIRE(dict_set(w.rt, *right, *w.number(19 - i), *w.number(19 - i)));
  }
  CHECK(w.show(equal(w.rt, *left, *right)) == "True");
  REQUIRE(dict_set(w.rt, *right, *w.number(3), *w.number(4)));
  CHECK(w.show(equal(w.rt, *left, *right)) == "False");
}

TEST_CASE("a dict that changes its size ends its iteration", "[dict]") {
  World w;
  Ref<Dict> dict = squares(w, 0, 3);
  Ref<Object> iterator = get_iterator(w.rt, *dict);
  CHECK(w.show(next_item(w.rt, *iterator)) == "0");
  REQUIRE(dict_set(w.rt, *dict, *w.number(50), *w.rt.none));
  CHECK(w.show(next_item(w.rt, *iterator)) ==
        "RuntimeError: dictionary changed size during iteration");
  CHECK(dict_remove(w.rt, *dict, *w.number(50)) == Removal::removed);
  CHECK(w.show(next_item(w.rt, *iterator)) ==
        "RuntimeError: dictionary changed size during iteration");
}

TEST_CASE("views of a dict are sets", "[dict]") {
  World w;
  Ref<Dict> dict = squares(w, 0, 4);
  Ref<Object> keys = w.call_named(*dict, "keys"), items = w.call_named(*dict, "items");
  CHECK(w.show(binary_operation(w.rt, BinaryOp::bit_and, *keys, *w.list({2, 3, 9}))) == "{2, 3}");
  CHECK(w.show(binary_operation(w.rt, BinaryOp::bit_or, *keys, *w.list({9}))) == "{0, 1, 2, 3, 9}");
  CHECK(w.show(binary_operation(w.rt, BinaryOp::subtract, *keys, *w.set({1}))) == "{0, 2, 3}");
  CHECK(w.show(binary_operation(w.rt, BinaryOp::bit_xor, *keys, *w.set({1, 9}))) == "{0, 9, 2, 3}");
  CHECK(w.show(compare(w.rt, *keys, *w.set({0, 1, 2, 3}), CompareOp::eq)) == "True");
  CHECK(w.show(compare(w.rt, *w.set({0, 1}), *keys, CompareOp::lt)) == "True");
  CHECK(w.show(contains(w.rt, *items, *w.tuple({2, 4}))) == "True");
  CHECK(w.show(contains(w.rt, *items, *w.tuple({2, 5}))) == "False");
  CHECK(w.show(w.call_named(*keys, "isdisjoint", {w.list({7}).get()})) == "True");
}

TEST_CASE("a copied dict keeps holes out or in, but the same items", "[dict]") {
  World w;
  Ref<Dict> dict = squares(w, 0, 20);
  CHECK(w.show(dict_copy(w.rt, *dict)) == w.show(dict));
  for (int i = 0; i < 15; ++i) CHECK(dict_remove(w.rt, *dict, *w.number(i)) == Removal::removed);
  Ref<Dict> copy = dict_copy(w.rt, *dict);
  CHECK(w.show(copy) == "{15: 225, 16: 256, 17: 289, 18: 324, 19: 361}");
  CHECK(copy->entry_count() == 5);
}

TEST_CASE("dict operations survive every failing allocation", "[dict]") {
  World w;
  Ref<Str> a = w.str("a"), b = w.str("b");
  w.with_failing_memory([&] {
    Ref<Dict> dict = new_dict(w.rt);
    if (!dict || !dict_set_str(w.rt, *dict, *a, *b) || !dict_set(w.rt, *dict, *w.rt.true_, *a))
      return false;
    for (int i = 2; i < 30; ++i)
      if (!dict_set(w.rt, *dict, *Ref<Object>(make_int(w.rt, i)), *b)) return false;
    Ref<Dict> copy = dict_copy(w.rt, *dict);
    if (!copy || !dict_update(w.rt, *copy, *dict)) return false;
    Ref<Object> items = call_method(w.rt, *dict, *w.rt.names.items);
    return items && static_cast<bool>(Ref<Str>(repr(w.rt, *items)));
  });
}
