// keys(), values() and items() of a dict: live views, the first and last of which are sets as well.
#include <utility>

#include "objects/arguments.hpp"
#include "objects/built_in.hpp"
#include "objects/dict_table.hpp"
#include "objects/iterators_builtin.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "objects/set_table.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace vitro {
namespace {

DictView& view_of(Object& object) { return static_cast<DictView&>(object); }
Dict& dict_of(Object& object) { return *view_of(object).dict; }

bool is_keys(Runtime& rt, const Object& object) { return object.type == rt.types.dict_keys; }
bool is_items(Runtime& rt, const Object& object) { return object.type == rt.types.dict_items; }
bool is_set_view(Runtime& rt, const Object& object) {
  return is_keys(rt, object) || is_items(rt, object);
}

void view_dealloc(Runtime& rt, Object& object) {
  release(*view_of(object).dict);
  rt.free_object(object, CellKind::container, sizeof(DictView));
}

Own<Object> view_repr(Runtime& rt, Object& object) {
  const ReprGuard guard(rt, object);
  if (guard.again()) return make_str(rt, "...");
  const Ref<List> items = new_list(rt);
  if (!items || !list_extend(rt, *items, object)) return raised;
  return format_message(rt, "%T(%R)", object.type, static_cast<Object*>(items.get()));
}

Fallible<std::int64_t> view_length(Runtime&, Object& object) {
  return static_cast<std::int64_t>(dict_of(object).length);
}

template <Type* Types::*iterator>
Own<Object> view_iter(Runtime& rt, Object& object) {
  return make_dict_iterator(rt, *(rt.types.*iterator), dict_of(object));
}

template <ReversedKind kind>
Own<Object> view_reversed(Runtime& rt, Object& self, Arguments) {
  return make_reversed_dict(rt, dict_of(self), kind);
}

Fallible<bool> keys_contain(Runtime& rt, Object& object, Object& key) {
  const DictLookup found = dict_get(rt, dict_of(object), key);
  if (!found.ok) return raised;
  return found.value != nullptr;
}

Fallible<bool> items_contain(Runtime& rt, Object& object, Object& item) {
  if (!is_tuple(item) || static_cast<Tuple&>(item).length() != 2) return false;
  Tuple& pair = static_cast<Tuple&>(item);
  const DictLookup found = dict_get(rt, dict_of(object), pair[0]);
  if (!found.ok) return raised;
  if (!found.value) return false;
  const Ref<Object> value = Ref<Object>::share(*found.value);
  return equal(rt, *value, pair[1]);
}

// ---- comparing as sets ----

Fallible<bool> all_contained(Runtime& rt, Object& inner, Object& outer) {
  bool missing = false;
  const Status done = for_each_item(rt, inner, [&](Object& item) -> Status {
    const auto there = contains(rt, outer, item);
    if (!there) return raised;
    missing = !*there;
    return missing ? Status(raised) : ok;  // ends the walk
  });
  if (missing) return false;
  if (!done) return raised;
  return true;
}

Own<Object> view_compare(Runtime& rt, Object& left, Object& right, CompareOp op) {
  if (!is_set(right) && !is_set_view(rt, right)) return own(*rt.not_implemented);
  const auto left_length = length(rt, left);
  if (!left_length) return raised;
  const auto right_length = length(rt, right);
  if (!right_length) return raised;
  const std::int64_t a = *left_length, b = *right_length;
  Fallible<bool> answer = false;
  switch (op) {
    case CompareOp::eq:
    case CompareOp::ne:
      if (a == b) answer = all_contained(rt, left, right);
      if (answer && op == CompareOp::ne) answer = !*answer;
      break;
    case CompareOp::lt:
      if (a < b) answer = all_contained(rt, left, right);
      break;
    case CompareOp::le:
      if (a <= b) answer = all_contained(rt, left, right);
      break;
    case CompareOp::gt:
      if (a > b) answer = all_contained(rt, right, left);
      break;
    case CompareOp::ge:
      if (a >= b) answer = all_contained(rt, right, left);
      break;
  }
  if (!answer) return raised;
  return make_bool(rt, *answer);
}

// ---- the algebra; one side is a view, the other any iterable ----

// A set of what the left operand shows.
Own<Set> to_set(Runtime& rt, Object& object) {
  // set() of a dict makes room at once, which shows in the order.
  if (is_keys(rt, object) && dict_of(object).type == rt.types.dict)
    return make_set(rt, *rt.types.set, &dict_of(object));
  return make_set(rt, *rt.types.set, &object);
}

Own<Object> intersect(Runtime& rt, Object& left, Object& right) {
  Object* view = &left;
  Object* other = &right;
  if (!is_set_view(rt, *view)) std::swap(view, other);
  const std::size_t view_size = dict_of(*view).length;
  if (other->type == rt.types.set && view_size <= static_cast<Set&>(*other).length)
    return set_intersection(rt, static_cast<Set&>(*other), *view);
  if (is_set_view(rt, *other) && dict_of(*other).length > view_size) std::swap(view, other);
  Ref<Set> result = new_set(rt, *rt.types.set);
  if (!result) return raised;
  const Status done = for_each_item(rt, *other, [&](Object& item) -> Status {
    const auto both =
        is_keys(rt, *view) ? keys_contain(rt, *view, item) : items_contain(rt, *view, item);
    if (!both) return raised;
    return *both ? set_add(rt, *result, item) : ok;
  });
  if (!done) return raised;
  return result.release();
}

Own<Object> unite(Runtime& rt, Object& left, Object& right) {
  Ref<Set> result = to_set(rt, left);
  if (!result || !set_update(rt, *result, right)) return raised;
  return result.release();
}

Own<Object> subtract(Runtime& rt, Object& left, Object& right) {
  Ref<Set> result = to_set(rt, left);
  if (!result || !set_difference_update(rt, *result, right)) return raised;
  return result.release();
}

// Items on one side only: those of the right dict first.
Own<Object> items_on_one_side(Runtime& rt, Dict& left, Dict& right) {
  Ref<Dict> rest = dict_copy(rt, left);
  Ref<Set> result = new_set(rt, *rt.types.set);
  if (!rest || !result) return raised;
  for (std::uint32_t i = 0; i < right.entry_count(); ++i) {
    Object* key;
    Object* value;
    if (!right.entry(i, key, value)) continue;
    const std::int64_t hash = dict_hash_at(right, i);
    const Ref<Object> held_key = Ref<Object>::share(*key), held_value = Ref<Object>::share(*value);
    const std::int64_t entry = dict_find(rt, *rest, *key, hash);
    if (entry == kDictFailed) return raised;
    bool same = false;
    if (entry >= 0) {
      const Ref<Object> other = Ref<Object>::share(*dict_value_at(*rest, entry));
      const auto answer = equal(rt, *other, *value);
      if (!answer) return raised;
      same = *answer;
    }
    if (same) {
      if (dict_remove_hashed(rt, *rest, *key, hash, nullptr) == Removal::failed) return raised;
      continue;
    }
    const Ref<Tuple> pair = make_tuple(rt, {key, value});
    if (!pair || !set_add(rt, *result, *pair)) return raised;
  }
  const Ref<Object> remaining = make_dict_view(rt, *rt.types.dict_items, *rest);
  if (!remaining || !set_update(rt, *result, *remaining)) return raised;
  return result.release();
}

Own<Object> toggle(Runtime& rt, Object& left, Object& right) {
  if (is_items(rt, left) && is_items(rt, right))
    return items_on_one_side(rt, dict_of(left), dict_of(right));
  Ref<Set> result = to_set(rt, left);
  if (!result || !set_symmetric_difference_update(rt, *result, right)) return raised;
  return result.release();
}

Own<Object> view_isdisjoint(Runtime& rt, Object& self, Arguments arguments) {
  Object& other = arguments[0];
  if (&self == &other) return make_bool(rt, dict_of(self).length == 0);
  // The shorter one is walked where both can be asked.
  Object* walked = &other;
  Object* asked = &self;
  if ((other.type == rt.types.set || other.type == rt.types.frozenset || is_set_view(rt, other))) {
    const auto other_length = length(rt, other);
    if (!other_length) return raised;
    if (static_cast<std::size_t>(*other_length) > dict_of(self).length) std::swap(walked, asked);
  }
  bool common = false;
  const Status done = for_each_item(rt, *walked, [&](Object& item) -> Status {
    const auto both = contains(rt, *asked, item);
    if (!both) return raised;
    common = *both;
    return common ? Status(raised) : ok;  // ends the walk
  });
  if (common) return make_bool(rt, false);
  if (!done) return raised;
  return make_bool(rt, true);
}

constexpr NativeMethod kKeysMethods[] = {
    {"isdisjoint", view_isdisjoint, Takes::one},
    {"__reversed__", view_reversed<ReversedKind::dict_keys>, Takes::nothing},
};
constexpr NativeMethod kItemsMethods[] = {
    {"isdisjoint", view_isdisjoint, Takes::one},
    {"__reversed__", view_reversed<ReversedKind::dict_items>, Takes::nothing},
};
constexpr NativeMethod kValuesMethods[] = {
    {"__reversed__", view_reversed<ReversedKind::dict_values>, Takes::nothing},
};

void fill_view(Slots& slots) {
  slots.dealloc = view_dealloc;
  slots.visit = visit_as<DictView>;
  slots.repr = view_repr;
  slots.length = view_length;
}

void fill_set_view(Slots& slots) {
  fill_view(slots);
  slots.hash = nullptr;
  slots.richcompare = view_compare;
  slots.number.binary[static_cast<int>(BinaryOp::bit_and)] = intersect;
  slots.number.binary[static_cast<int>(BinaryOp::bit_or)] = unite;
  slots.number.binary[static_cast<int>(BinaryOp::subtract)] = subtract;
  slots.number.binary[static_cast<int>(BinaryOp::bit_xor)] = toggle;
}

void fill_keys(Slots& slots) {
  fill_set_view(slots);
  slots.contains = keys_contain;
  slots.iter = view_iter<&Types::dict_key_iterator>;
}

void fill_items(Slots& slots) {
  fill_set_view(slots);
  slots.contains = items_contain;
  slots.iter = view_iter<&Types::dict_item_iterator>;
}

void fill_values(Slots& slots) {
  fill_view(slots);
  slots.iter = view_iter<&Types::dict_value_iterator>;
}

}  // namespace

const TypeSpec kDictKeysType = {
    .name = "dict_keys",
    .type = &Types::dict_keys,
    .basic_size = sizeof(DictView),
    .fill = fill_keys,
    .methods = kKeysMethods,
};

const TypeSpec kDictValuesType = {
    .name = "dict_values",
    .type = &Types::dict_values,
    .basic_size = sizeof(DictView),
    .fill = fill_values,
    .methods = kValuesMethods,
};

const TypeSpec kDictItemsType = {
    .name = "dict_items",
    .type = &Types::dict_items,
    .basic_size = sizeof(DictView),
    .fill = fill_items,
    .methods = kItemsMethods,
};

Own<Object> make_dict_view(Runtime& rt, Type& type, Dict& dict) {
  Own<DictView> view = rt.allocate<DictView>(type);
  if (!view) return raised;
  view->dict = own(dict).get();
  return view;
}

}  // namespace vitro
