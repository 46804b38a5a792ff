// set and frozenset: the type objects, their slots and methods.
#include "objects/iterators_reduce.hpp"
#include "objects/arguments.hpp"
#include "objects/built_in.hpp"
#include "objects/exception.hpp"
#include "objects/generic_alias.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "objects/range.hpp"
#include "objects/set_table.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace vitro {
namespace {

Set& set_of(Object& object) { return static_cast<Set&>(object); }
Own<Object> none(Runtime& rt) { return own(*rt.none); }
Own<Object> none_if(Runtime& rt, Status done) {
  if (!done) return raised;
  return none(rt);
}
Own<Object> bool_of(Runtime& rt, Fallible<bool> answer) {
  if (!answer) return raised;
  return make_bool(rt, *answer);
}

// ---- life ----

void set_dealloc(Runtime& rt, Object& object) {
  const std::size_t bytes = begin_dealloc<Set>(rt, object);
  Set& set = set_of(object);
  if (set.table) {
    for (std::size_t i = 0; i <= set.mask; ++i) release(set.table[i].key);
    rt.free_buffer(set.table, (set.mask + 1) * sizeof(SetEntry));
  }
  rt.free_object(object, CellKind::container, bytes);
}

Own<Object> set_construct(Runtime& rt, Type& cls, Arguments) { return new_set(rt, cls); }

Status set_init(Runtime& rt, Object& self, Arguments arguments) {
  if (self.type->slots.construct == set_construct && !no_keywords(rt, "set", arguments))
    return raised;
  if (!check_count(rt, "set", arguments, 0, 1)) return raised;
  set_clear(rt, set_of(self));
  return arguments.count ? set_update(rt, set_of(self), arguments[0]) : ok;
}

Own<Object> frozenset_construct(Runtime& rt, Type& cls, Arguments arguments) {
  const bool plain = &cls == rt.types.frozenset;
  // A subclass with an __init__ of its own may take more.
  if (plain || cls.slots.init == rt.types.frozenset->slots.init) {
    if (!no_keywords(rt, "frozenset", arguments)) return raised;
  }
  if (!check_count(rt, "frozenset", arguments, 0, 1)) return raised;
  if (arguments.count == 0) return new_set(rt, cls);
  if (plain && arguments[0].type == rt.types.frozenset) return own(arguments[0]);
  return make_set(rt, cls, &arguments[0]);
}

// ---- showing, hashing, comparing ----

Own<Object> set_repr(Runtime& rt, Object& object) {
  Set& set = set_of(object);
  const bool plain = object.type == rt.types.set;
  if (set.length == 0) return format_message(rt, "%T()", object.type);
  const ReprGuard guard(rt, object);
  if (guard.again()) return format_message(rt, "%T(...)", object.type);
  // From a copy: a repr may change the set.
  const Ref<List> items = new_list(rt);
  if (!items || !list_extend(rt, *items, object)) return raised;
  StrBuilder text(rt);
  if (!plain) text.add(*object.type->name).add("(");
  text.add("{");
  for (std::size_t i = 0; i < items->length; ++i) {
    if (i) text.add(", ");
    const Ref<Str> item = repr(rt, *items->items[i]);
    if (!item) return raised;
    text.add(*item);
  }
  text.add(plain ? "}" : "})");
  return text.finish();
}

// CPython's way of mixing hashes so that the order of the items does not matter.
Fallible<std::int64_t> frozenset_hash(Runtime&, Object& object) {
  Set& set = set_of(object);
  if (set.hash_cache != -1) return set.hash_cache;
  std::uint64_t mixed = 0;
  std::size_t position = 0;
  Object* key;
  std::int64_t key_hash;
  while (set_next_entry(set, position, key, key_hash)) {
    const auto h = static_cast<std::uint64_t>(key_hash);
    mixed ^= ((h ^ 89869747u) ^ (h << 16)) * 3644798167u;
  }
  mixed ^= (static_cast<std::uint64_t>(set.length) + 1) * 1927868237u;
  mixed ^= (mixed >> 11) ^ (mixed >> 25);
  mixed = mixed * 69069u + 907133923u;
  if (mixed == ~std::uint64_t{0}) mixed = 590923713u;
  return set.hash_cache = static_cast<std::int64_t>(mixed);
}

Fallible<bool> same_items(Runtime& rt, Set& left, Set& right) {
  if (left.length != right.length) return false;
  const bool frozen = &set_base_type(rt, left) == rt.types.frozenset &&
                      &set_base_type(rt, right) == rt.types.frozenset;
  if (frozen && left.hash_cache != -1 && right.hash_cache != -1 &&
      left.hash_cache != right.hash_cache)
    return false;
  return set_is_subset(rt, left, right);
}

Own<Object> set_compare(Runtime& rt, Object& left_object, Object& right_object, CompareOp op) {
  if (!is_set(left_object) || !is_set(right_object)) return own(*rt.not_implemented);
  Set& left = set_of(left_object);
  Set& right = set_of(right_object);
  switch (op) {
    case CompareOp::eq: return bool_of(rt, same_items(rt, left, right));
    case CompareOp::ne: {
      const auto same = same_items(rt, left, right);
      if (!same) return raised;
      return make_bool(rt, !*same);
    }
    case CompareOp::le: return bool_of(rt, set_is_subset(rt, left, right));
    case CompareOp::ge: return bool_of(rt, set_is_subset(rt, right, left));
    case CompareOp::lt:
      if (left.length >= right.length) return make_bool(rt, false);
      return bool_of(rt, set_is_subset(rt, left, right));
    default:
      if (left.length <= right.length) return make_bool(rt, false);
      return bool_of(rt, set_is_subset(rt, right, left));
  }
}

// ---- items ----

Fallible<std::int64_t> set_length(Runtime&, Object& object) {
  return static_cast<std::int64_t>(set_of(object).length);
}
Fallible<bool> set_truth(Runtime&, Object& object) { return set_of(object).length != 0; }

// A set that is looked for stands for the frozenset of its items. Empty: `key` is no such set, or
// raised.
Own<Set> as_frozen(Runtime& rt, Object& key) {
  if (!is_set(key) || !pending_matches(rt, *rt.types.type_error)) return {};
  rt.clear_pending();
  return make_set(rt, *rt.types.frozenset, &key);
}

Fallible<bool> set_contains_slot(Runtime& rt, Object& object, Object& key) {
  const auto found = set_contains(rt, set_of(object), key);
  if (found) return found;
  const Ref<Set> frozen = as_frozen(rt, key);
  if (!frozen) return raised;
  return set_contains(rt, set_of(object), *frozen);
}

Own<Object> set_iter(Runtime& rt, Object& object) {
  Own<SetIterator> iterator = rt.allocate<SetIterator>(*rt.types.set_iterator);
  if (!iterator) return raised;
  iterator->set = own(object).get();
  iterator->length = iterator->remaining = set_of(object).length;
  iterator->position = 0;
  return iterator;
}

SetChange discard(Runtime& rt, Set& set, Object& key) {
  const SetChange change = set_discard(rt, set, key);
  if (change != SetChange::failed) return change;
  const Ref<Set> frozen = as_frozen(rt, key);
  if (!frozen) return SetChange::failed;
  return set_discard(rt, set, *frozen);
}

// ---- operators ----

bool both_sets(const Object& left, const Object& right) { return is_set(left) && is_set(right); }

Own<Object> set_or(Runtime& rt, Object& left, Object& right) {
  if (!both_sets(left, right)) return own(*rt.not_implemented);
  Ref<Set> result = set_copy(rt, set_of(left));
  if (!result || !set_update(rt, *result, right)) return raised;
  return result.release();
}

template <Own<Set> (*operation)(Runtime&, Set&, Object&)>
Own<Object> set_operator(Runtime& rt, Object& left, Object& right) {
  if (!both_sets(left, right)) return own(*rt.not_implemented);
  return operation(rt, set_of(left), right);
}

template <Status (*update)(Runtime&, Set&, Object&)>
Own<Object> set_inplace(Runtime& rt, Object& left, Object& right) {
  if (!is_set(right)) return own(*rt.not_implemented);
  if (!update(rt, set_of(left), right)) return raised;
  return own(left);
}

Status intersection_update(Runtime& rt, Set& set, Object& other) {
  const Ref<Set> result = set_intersection(rt, set, other);
  if (!result) return raised;
  set_swap(set, *result);
  return ok;
}

// ---- methods ----

Own<Object> set_add_method(Runtime& rt, Object& self, Arguments arguments) {
  return none_if(rt, set_add(rt, set_of(self), arguments[0]));
}

Own<Object> set_clear_method(Runtime& rt, Object& self, Arguments) {
  set_clear(rt, set_of(self));
  return none(rt);
}

Own<Object> set_copy_method(Runtime& rt, Object& self, Arguments) {
  if (self.type == rt.types.frozenset) return own(self);
  return set_copy(rt, set_of(self));
}

Own<Object> set_discard_method(Runtime& rt, Object& self, Arguments arguments) {
  if (discard(rt, set_of(self), arguments[0]) == SetChange::failed) return raised;
  return none(rt);
}

Own<Object> set_remove(Runtime& rt, Object& self, Arguments arguments) {
  switch (discard(rt, set_of(self), arguments[0])) {
    case SetChange::done: return none(rt);
    case SetChange::failed: return raised;
    case SetChange::absent: break;
  }
  return rt.raise_with_args(*rt.types.key_error, {&arguments[0]});
}

Own<Object> set_pop(Runtime& rt, Object& self, Arguments) {
  Own<Object> key = set_take_any(set_of(self));
  if (!key) return rt.raise(*rt.types.key_error, "pop from an empty set");
  return key;
}

Own<Object> set_union(Runtime& rt, Object& self, Arguments arguments) {
  Ref<Set> result = set_copy(rt, set_of(self));
  if (!result) return raised;
  for (std::uint32_t i = 0; i < arguments.count; ++i)
    if (&arguments[i] != &self && !set_update(rt, *result, arguments[i])) return raised;
  return result.release();
}

Own<Object> set_update_method(Runtime& rt, Object& self, Arguments arguments) {
  for (std::uint32_t i = 0; i < arguments.count; ++i)
    if (!set_update(rt, set_of(self), arguments[i])) return raised;
  return none(rt);
}

// Intersection or difference with each argument in turn.
template <Own<Set> (*operation)(Runtime&, Set&, Object&)>
Own<Set> fold(Runtime& rt, Set& set, Arguments arguments) {
  if (arguments.count == 0) return set_copy(rt, set);
  Ref<Set> result = Ref<Set>::share(set);
  for (std::uint32_t i = 0; i < arguments.count; ++i) {
    result = operation(rt, *result, arguments[i]);
    if (!result) return raised;
  }
  return result.release();
}

Own<Object> set_intersection_method(Runtime& rt, Object& self, Arguments arguments) {
  return fold<set_intersection>(rt, set_of(self), arguments);
}

Own<Object> set_intersection_update(Runtime& rt, Object& self, Arguments arguments) {
  const Ref<Set> result = fold<set_intersection>(rt, set_of(self), arguments);
  if (!result) return raised;
  set_swap(set_of(self), *result);
  return none(rt);
}

Own<Object> set_difference_method(Runtime& rt, Object& self, Arguments arguments) {
  if (arguments.count == 0) return set_copy(rt, set_of(self));
  Ref<Set> result = set_difference(rt, set_of(self), arguments[0]);
  if (!result) return raised;
  for (std::uint32_t i = 1; i < arguments.count; ++i)
    if (!set_difference_update(rt, *result, arguments[i])) return raised;
  return result.release();
}

Own<Object> set_difference_update_method(Runtime& rt, Object& self, Arguments arguments) {
  for (std::uint32_t i = 0; i < arguments.count; ++i)
    if (!set_difference_update(rt, set_of(self), arguments[i])) return raised;
  return none(rt);
}

Own<Object> set_symmetric_difference_method(Runtime& rt, Object& self, Arguments arguments) {
  return set_symmetric_difference(rt, set_of(self), arguments[0]);
}

Own<Object> set_symmetric_difference_update_method(Runtime& rt, Object& self, Arguments arguments) {
  return none_if(rt, set_symmetric_difference_update(rt, set_of(self), arguments[0]));
}

template <Fallible<bool> (*test)(Runtime&, Set&, Object&)>
Own<Object> set_test(Runtime& rt, Object& self, Arguments arguments) {
  return bool_of(rt, test(rt, set_of(self), arguments[0]));
}

Own<Object> set_sizeof(Runtime& rt, Object& self, Arguments) {
  return make_int_unsigned(rt, self.type->basic_size + (set_of(self).mask + 1) * sizeof(SetEntry));
}

constexpr NativeMethod kSetMethods[] = {
    kClassGetitem,
    {"add", set_add_method, Takes::one},
    {"clear", set_clear_method, Takes::nothing},
    {"copy", set_copy_method, Takes::nothing},
    {"difference", set_difference_method, Takes::positional},
    {"difference_update", set_difference_update_method, Takes::positional},
    {"discard", set_discard_method, Takes::one},
    {"intersection", set_intersection_method, Takes::positional},
    {"intersection_update", set_intersection_update, Takes::positional},
    {"isdisjoint", set_test<set_is_disjoint>, Takes::one},
    {"issubset", set_test<set_is_subset>, Takes::one},
    {"issuperset", set_test<set_is_superset>, Takes::one},
    {"pop", set_pop, Takes::nothing},
    {"remove", set_remove, Takes::one},
    {"symmetric_difference", set_symmetric_difference_method, Takes::one},
    {"symmetric_difference_update", set_symmetric_difference_update_method, Takes::one},
    {"union", set_union, Takes::positional},
    {"update", set_update_method, Takes::positional},
    {"__reduce__", reduce_set, Takes::nothing},
    {"__sizeof__", set_sizeof, Takes::nothing},
};

constexpr NativeMethod kFrozenSetMethods[] = {
    kClassGetitem,
    {"copy", set_copy_method, Takes::nothing},
    {"difference", set_difference_method, Takes::positional},
    {"intersection", set_intersection_method, Takes::positional},
    {"isdisjoint", set_test<set_is_disjoint>, Takes::one},
    {"issubset", set_test<set_is_subset>, Takes::one},
    {"issuperset", set_test<set_is_superset>, Takes::one},
    {"symmetric_difference", set_symmetric_difference_method, Takes::one},
    {"union", set_union, Takes::positional},
    {"__reduce__", reduce_set, Takes::nothing},
    {"__sizeof__", set_sizeof, Takes::nothing},
};

void fill_both(Slots& slots) {
  slots.dealloc = set_dealloc;
  slots.visit = visit_as<Set>;
  slots.repr = set_repr;
  slots.richcompare = set_compare;
  slots.iter = set_iter;
  slots.length = set_length;
  slots.contains = set_contains_slot;
  slots.number.to_bool = set_truth;
  slots.number.binary[static_cast<int>(BinaryOp::bit_or)] = set_or;
  slots.number.binary[static_cast<int>(BinaryOp::bit_and)] = set_operator<set_intersection>;
  slots.number.binary[static_cast<int>(BinaryOp::subtract)] = set_operator<set_difference>;
  slots.number.binary[static_cast<int>(BinaryOp::bit_xor)] = set_operator<set_symmetric_difference>;
}

void fill_set(Slots& slots) {
  fill_both(slots);
  slots.hash = nullptr;
  slots.construct = set_construct;
  slots.init = set_init;
  slots.number.inplace[static_cast<int>(BinaryOp::bit_or)] = set_inplace<set_update>;
  slots.number.inplace[static_cast<int>(BinaryOp::bit_and)] = set_inplace<intersection_update>;
  slots.number.inplace[static_cast<int>(BinaryOp::subtract)] = set_inplace<set_difference_update>;
  slots.number.inplace[static_cast<int>(BinaryOp::bit_xor)] =
      set_inplace<set_symmetric_difference_update>;
}

void fill_frozenset(Slots& slots) {
  fill_both(slots);
  slots.hash = frozenset_hash;
  slots.construct = frozenset_construct;
}

}  // namespace

const TypeSpec kSetType = {
    .name = "set",
    .type = &Types::set,
    .basic_size = sizeof(Set),
    .flags = kTypeWeakly | kTypeBase | kTypeSet | kTypeMatchSelf,
    .fill = fill_set,
    .methods = kSetMethods,
    .doc =
        "set() -> new empty set object\nset(iterable) -> new set object\n\n"
        "Build an unordered collection of unique elements.",
};

const TypeSpec kFrozenSetType = {
    .name = "frozenset",
    .type = &Types::frozenset,
    .basic_size = sizeof(Set),
    .flags = kTypeWeakly | kTypeBase | kTypeSet | kTypeMatchSelf,
    .fill = fill_frozenset,
    .methods = kFrozenSetMethods,
    .doc =
        "frozenset() -> empty frozenset object\nfrozenset(iterable) -> frozenset object\n\n"
        "Build an immutable unordered collection of unique elements.",
};

}  // namespace vitro
