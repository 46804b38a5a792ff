// Union, intersection and the like on sets and iterables, in the order in which CPython goes
// through the operands, on which the order of the result depends.
#include <utility>

#include "objects/dict_table.hpp"
#include "objects/operations.hpp"
#include "objects/set_table.hpp"

namespace vitro {
namespace {

// Calls visit(key, hash) → Status for each item of a set that may change meanwhile.
template <class Visit>
Status for_each_key(Set& set, Visit&& visit) {
  std::size_t position = 0;
  Object* key;
  std::int64_t hash;
  while (set_next_entry(set, position, key, hash)) {
    const Ref<Object> held = Ref<Object>::share(*key);
    if (!visit(*key, hash)) return raised;
  }
  return ok;
}

// Keys of a dict, likewise.
template <class Visit>
Status for_each_dict_key(Dict& dict, Visit&& visit) {
  for (std::uint32_t i = 0; i < dict.entry_count(); ++i) {
    Object* key;
    Object* value;
    if (!dict.entry(i, key, value)) continue;
    const std::int64_t hash = dict_hash_at(dict, i);
    const Ref<Object> held = Ref<Object>::share(*key);
    if (!visit(*key, hash)) return raised;
  }
  return ok;
}

Status toggle(Runtime& rt, Set& set, Object& key, std::int64_t hash) {
  switch (set_discard_hashed(rt, set, key, hash)) {
    case SetChange::failed: return raised;
    case SetChange::done: return ok;
    case SetChange::absent: break;
  }
  return set_add_hashed(rt, set, key, hash);
}

Own<Set> copy_and_difference(Runtime& rt, Set& set, Object& other) {
  Ref<Set> result = set_copy(rt, set);
  if (!result || !set_difference_update(rt, *result, other)) return raised;
  return result.release();
}

}  // namespace

Own<Set> set_copy(Runtime& rt, Set& set) { return make_set(rt, set_base_type(rt, set), &set); }

Own<Set> set_intersection(Runtime& rt, Set& given, Object& other) {
  if (&given == &other) return set_copy(rt, given);
  Ref<Set> result = make_set(rt, set_base_type(rt, given), nullptr);
  if (!result) return raised;
  Set* set = &given;
  if (!is_set(other)) {
    const Status done = for_each_item(rt, other, [&](Object& key) -> Status {
      const auto key_hash = hash(rt, key);
      if (!key_hash) return raised;
      const auto both = set_contains_hashed(rt, *set, key, *key_hash);
      if (!both) return raised;
      return *both ? set_add_hashed(rt, *result, key, *key_hash) : ok;
    });
    if (!done) return raised;
    return result.release();
  }
  auto* walked = &static_cast<Set&>(other);
  if (walked->length > set->length) std::swap(set, walked);
  const Status done = for_each_key(*walked, [&](Object& key, std::int64_t key_hash) -> Status {
    const auto both = set_contains_hashed(rt, *set, key, key_hash);
    if (!both) return raised;
    return *both ? set_add_hashed(rt, *result, key, key_hash) : ok;
  });
  if (!done) return raised;
  return result.release();
}

Own<Set> set_difference(Runtime& rt, Set& set, Object& other) {
  if (!is_set(other) && !is_dict(other)) return copy_and_difference(rt, set, other);
  const std::size_t other_length =
      is_set(other) ? static_cast<Set&>(other).length : static_cast<Dict&>(other).length;
  // Against something far smaller it is cheaper to take out than to look each one up.
  if (set.length >> 2 > other_length) return copy_and_difference(rt, set, other);
  Ref<Set> result = make_set(rt, set_base_type(rt, set), nullptr);
  if (!result) return raised;
  const Status done = for_each_key(set, [&](Object& key, std::int64_t key_hash) -> Status {
    if (is_set(other)) {
      const auto both = set_contains_hashed(rt, static_cast<Set&>(other), key, key_hash);
      if (!both) return raised;
      return *both ? ok : set_add_hashed(rt, *result, key, key_hash);
    }
    const std::int64_t entry = dict_find(rt, static_cast<Dict&>(other), key, key_hash);
    if (entry == kDictFailed) return raised;
    return entry >= 0 ? ok : set_add_hashed(rt, *result, key, key_hash);
  });
  if (!done) return raised;
  return result.release();
}

Status set_difference_update(Runtime& rt, Set& set, Object& other) {
  if (&set == &other) {
    set_clear(rt, set);
    return ok;
  }
  const auto drop = [&](Object& key, std::int64_t key_hash) -> Status {
    return set_discard_hashed(rt, set, key, key_hash) == SetChange::failed ? Status(raised) : ok;
  };
  Status done = ok;
  if (is_set(other)) {
    Ref<Set> few = Ref<Set>::share(static_cast<Set&>(other));
    // Against something far larger only what both have is worth walking.
    if (few->length >> 3 > set.length) few = set_intersection(rt, set, other);
    if (!few) return raised;
    done = for_each_key(*few, drop);
  } else {
    done = for_each_item(rt, other, [&](Object& key) -> Status {
      const auto key_hash = hash(rt, key);
      if (!key_hash) return raised;
      return drop(key, *key_hash);
    });
  }
  return done ? set_drop_dummies(rt, set) : done;
}

Own<Set> set_symmetric_difference(Runtime& rt, Set& set, Object& other) {
  Ref<Set> result = make_set(rt, set_base_type(rt, set), &other);
  if (!result || !set_symmetric_difference_update(rt, *result, set)) return raised;
  return result.release();
}

Status set_symmetric_difference_update(Runtime& rt, Set& set, Object& other) {
  if (&set == &other) {
    set_clear(rt, set);
    return ok;
  }
  const auto flip = [&](Object& key, std::int64_t key_hash) {
    return toggle(rt, set, key, key_hash);
  };
  if (other.type == rt.types.dict) return for_each_dict_key(static_cast<Dict&>(other), flip);
  if (is_set(other)) return for_each_key(static_cast<Set&>(other), flip);
  // As a set, so that an item that comes twice does not come and go.
  const Ref<Set> items = make_set(rt, set_base_type(rt, set), &other);
  if (!items) return raised;
  return for_each_key(*items, flip);
}

Fallible<bool> set_is_subset(Runtime& rt, Set& set, Object& other) {
  if (!is_set(other)) {
    const Ref<Set> items = make_set(rt, *rt.types.set, &other);
    if (!items) return raised;
    return set_is_subset(rt, set, *items);
  }
  auto& larger = static_cast<Set&>(other);
  if (set.length > larger.length) return false;
  bool missing = false;
  const Status done = for_each_key(set, [&](Object& key, std::int64_t key_hash) -> Status {
    const auto both = set_contains_hashed(rt, larger, key, key_hash);
    if (!both) return raised;
    missing = !*both;
    return missing ? Status(raised) : ok;  // ends the walk
  });
  if (missing) return false;
  if (!done) return raised;
  return true;
}

Fallible<bool> set_is_superset(Runtime& rt, Set& set, Object& other) {
  if (is_set(other)) return set_is_subset(rt, static_cast<Set&>(other), set);
  bool missing = false;
  const Status done = for_each_item(rt, other, [&](Object& key) -> Status {
    const auto both = set_contains(rt, set, key);
    if (!both) return raised;
    missing = !*both;
    return missing ? Status(raised) : ok;  // ends the walk
  });
  if (missing) return false;
  if (!done) return raised;
  return true;
}

Fallible<bool> set_is_disjoint(Runtime& rt, Set& set, Object& other) {
  bool common = false;
  if (&set == &other) return set.length == 0;
  const auto look = [&](Set& in, Object& key, std::int64_t key_hash) -> Status {
    const auto both = set_contains_hashed(rt, in, key, key_hash);
    if (!both) return raised;
    common = *both;
    return common ? Status(raised) : ok;  // ends the walk
  };
  Status done = ok;
  if (is_set(other)) {
    auto& second = static_cast<Set&>(other);
    Set& shorter = second.length > set.length ? set : second;
    Set& longer = &shorter == &set ? second : set;
    done = for_each_key(
        shorter, [&](Object& key, std::int64_t key_hash) { return look(longer, key, key_hash); });
  } else {
    done = for_each_item(rt, other, [&](Object& key) -> Status {
      const auto key_hash = hash(rt, key);
      if (!key_hash) return raised;
      return look(set, key, *key_hash);
    });
  }
  if (common) return false;
  if (!done) return raised;
  return true;
}

}  // namespace vitro
