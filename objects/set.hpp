// set and frozenset: open addressing with CPython's probing and growth rules, so that iteration
// order of ints and such is what python3 shows.
#pragma once

#include "objects/ref.hpp"
#include "objects/type.hpp"

namespace vitro {

struct SetEntry {
  Object* key;  // null: empty or (hash == -1) dummy
  std::int64_t hash;
};

struct Set : Object {
  std::size_t length;  // live entries
  std::size_t fill;    // live entries and dummies
  std::size_t mask;    // table size - 1
  SetEntry* table;     // a buffer, never null
  union {
    std::int64_t hash_cache;  // of a frozenset; -1: not computed
    std::size_t finger;       // of a set: where pop() looks next
  };

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    if (!table) return;
    std::uint32_t position = 0;
    for (std::size_t i = 0; i <= mask; ++i)
      if (table[i].key) visitor.edge(table[i].key, {EdgeKind::key, position++, nullptr, nullptr});
    visitor.buffer(table, (mask + 1) * sizeof(SetEntry), "table");
  }
};

extern const TypeSpec kSetType;
extern const TypeSpec kFrozenSetType;

[[nodiscard]] inline bool is_set(const Object& object) { return has_flag(object, kTypeSet); }
Own<Set> new_set(Runtime& rt, Type& type);
Status set_add(Runtime& rt, Set& set, Object& key);  // retains; TypeError when unhashable
Fallible<bool> set_contains(Runtime& rt, Set& set, Object& key);
Status set_update(Runtime& rt, Set& set, Object& iterable);

}  // namespace vitro
