// The table under a set, for the files that make up set and frozenset and for dict's views.
#pragma once

#include "objects/set.hpp"

namespace vitro {

// A set or frozenset of class `cls` with the items of `iterable`, which may be null.
Own<Set> make_set(Runtime& rt, Type& cls, Object* iterable);
// set or frozenset, whichever `set` is or derives from.
[[nodiscard]] Type& set_base_type(Runtime& rt, const Set& set);

enum class SetChange : std::uint8_t { failed, absent, done };

Status set_add_hashed(Runtime& rt, Set& set, Object& key, std::int64_t hash);
Fallible<bool> set_contains_hashed(Runtime& rt, Set& set, Object& key, std::int64_t hash);
SetChange set_discard_hashed(Runtime& rt, Set& set, Object& key, std::int64_t hash);
SetChange set_discard(Runtime& rt, Set& set, Object& key);
// Takes out the item where pop() stopped last; empty with nothing pending: the set is empty.
Own<Object> set_take_any(Set& set);
void set_clear(Runtime& rt, Set& set);
// Rebuilds the table when more than a quarter of it is dummies.
Status set_drop_dummies(Runtime& rt, Set& set);
// Exchanges what two sets hold.
void set_swap(Set& left, Set& right);

// Walks live entries: position 0 at first. False: no more. Nothing is retained.
[[nodiscard]] bool set_next_entry(const Set& set, std::size_t& position, Object*& key,
                                  std::int64_t& hash);

// ---- the algebra, as the methods of the same names do it; `other` is any iterable ----
Own<Set> set_copy(Runtime& rt, Set& set);
Own<Set> set_intersection(Runtime& rt, Set& set, Object& other);
Own<Set> set_difference(Runtime& rt, Set& set, Object& other);
Own<Set> set_symmetric_difference(Runtime& rt, Set& set, Object& other);
Status set_difference_update(Runtime& rt, Set& set, Object& other);
Status set_symmetric_difference_update(Runtime& rt, Set& set, Object& other);
Fallible<bool> set_is_subset(Runtime& rt, Set& set, Object& other);
Fallible<bool> set_is_superset(Runtime& rt, Set& set, Object& other);
Fallible<bool> set_is_disjoint(Runtime& rt, Set& set, Object& other);

}  // namespace vitro
