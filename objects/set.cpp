// The table of a set: CPython's probing (runs of ten neighbours, then a jump), growth and merging,
// so that the order of iteration is the one that python3 shows.
#include "objects/set.hpp"

#include <cstring>
#include <utility>

#include "objects/built_in.hpp"
#include "objects/dict_table.hpp"
#include "objects/operations.hpp"
#include "objects/set_table.hpp"

namespace vitro {
namespace {

constexpr std::size_t kSmallestTable = 8;
constexpr std::size_t kNeighbours = 9;
constexpr std::int64_t kDummyHash = -1;

// Where a probe for some hash looks: `run()` neighbours beside position `at`, then jump().
struct Probe {
  std::size_t mask;
  std::uint64_t rest;
  std::size_t at;

  Probe(std::size_t table_mask, std::int64_t hash)
      : mask(table_mask),
        rest(static_cast<std::uint64_t>(hash)),
        at(static_cast<std::size_t>(hash) & table_mask) {}
  [[nodiscard]] std::size_t last() const {
    return at + kNeighbours <= mask ? at + kNeighbours : at;
  }
  void jump() {
    rest >>= 5;
    at = (at * 5 + 1 + static_cast<std::size_t>(rest)) & mask;
  }
};

[[nodiscard]] bool empty(const SetEntry& entry) { return !entry.key && entry.hash == 0; }
[[nodiscard]] bool dummy(const SetEntry& entry) { return !entry.key && entry.hash == kDummyHash; }

SetEntry* allocate_table(Runtime& rt, std::size_t size) {
  void* table = rt.allocate_buffer(size * sizeof(SetEntry));
  if (table) std::memset(table, 0, size * sizeof(SetEntry));
  return static_cast<SetEntry*>(table);
}

void free_table(Runtime& rt, SetEntry* table, std::size_t mask) {
  rt.free_buffer(table, (mask + 1) * sizeof(SetEntry));
}

// Puts a key that is not there into a table without dummies.
void place(SetEntry* table, std::size_t mask, Object* key, std::int64_t hash) {
  for (Probe probe(mask, hash);; probe.jump())
    for (std::size_t i = probe.at; i <= probe.last(); ++i)
      if (!table[i].key) {
        table[i] = {key, hash};
        return;
      }
}

// A new table of more than `least` places.
Status resize(Runtime& rt, Set& set, std::size_t least) {
  std::size_t size = kSmallestTable;
  while (size <= least) size *= 2;
  SetEntry* table = allocate_table(rt, size);
  if (!table) return raised;
  for (std::size_t i = 0; i <= set.mask; ++i)
    if (set.table[i].key) place(table, size - 1, set.table[i].key, set.table[i].hash);
  free_table(rt, set.table, set.mask);
  set.table = table;
  set.mask = size - 1;
  set.fill = set.length;
  return ok;
}

// Large sets grow more slowly.
[[nodiscard]] std::size_t room_for(std::size_t length) {
  return length > 50000 ? length * 2 : length * 4;
}

[[nodiscard]] bool compares_quietly(Runtime& rt, const Object& key) {
  return key.type == rt.types.int_ || key.type == rt.types.str || key.type == rt.types.float_ ||
         key.type == rt.types.bool_;
}

struct Place {
  SetEntry* entry = nullptr;  // where the key is, or null
  SetEntry* free = nullptr;   // where it would go
  bool failed = false;
};

Place find(Runtime& rt, Set& set, Object& key, std::int64_t hash) {
  const bool quiet = compares_quietly(rt, key);
restart:
  SetEntry* table = set.table;
  const std::size_t mask = set.mask;
  SetEntry* reusable = nullptr;
  for (Probe probe(mask, hash);; probe.jump()) {
    for (std::size_t i = probe.at, last = probe.last(); i <= last; ++i) {
      SetEntry& entry = table[i];
      if (empty(entry)) return {nullptr, reusable ? reusable : &entry, false};
      if (dummy(entry)) reusable = &entry;
      if (entry.hash != hash || !entry.key) continue;
      Object* known = entry.key;
      if (known == &key) return {&entry, nullptr, false};
      if (quiet && compares_quietly(rt, *known)) {
        if (*equal(rt, *known, key)) return {&entry, nullptr, false};
        continue;
      }
      const Ref<Object> held = Ref<Object>::share(*known);
      const auto same = equal(rt, *known, key);
      if (!same) return {nullptr, nullptr, true};
      // __eq__ may have changed the table under the probe.
      if (set.table != table || set.mask != mask || entry.key != known) goto restart;
      if (*same) return {&entry, nullptr, false};
    }
  }
}

// Adds all of `other`, a set.
Status merge(Runtime& rt, Set& set, Set& other) {
  if (&set == &other || other.length == 0) return ok;
  if ((set.fill + other.length) * 5 >= set.mask * 3 &&
      !resize(rt, set, (set.length + other.length) * 2))
    return raised;
  const bool clean = set.fill == 0;
  const bool alike = clean && set.mask == other.mask && other.fill == other.length;
  std::size_t position = 0;
  Object* key;
  std::int64_t hash;
  if (clean) {
    while (set_next_entry(other, position, key, hash)) {
      retain(*key);
      // Tables of one size without dummies are copied place by place.
      if (alike)
        set.table[position - 1] = {key, hash};
      else
        place(set.table, set.mask, key, hash);
    }
    set.fill = set.length = other.length;
    return ok;
  }
  while (set_next_entry(other, position, key, hash)) {
    const Ref<Object> held = Ref<Object>::share(*key);
    if (!set_add_hashed(rt, set, *key, hash)) return raised;
  }
  return ok;
}

Status merge_keys(Runtime& rt, Set& set, Dict& dict) {
  if ((set.fill + dict.length) * 5 >= set.mask * 3 &&
      !resize(rt, set, (set.length + dict.length) * 2))
    return raised;
  for (std::uint32_t i = 0; i < dict.entry_count(); ++i) {
    Object* key;
    Object* value;
    if (!dict.entry(i, key, value)) continue;
    const Ref<Object> held = Ref<Object>::share(*key);
    if (!set_add_hashed(rt, set, *key, dict_hash_at(dict, i))) return raised;
  }
  return ok;
}

}  // namespace

Own<Set> make_set(Runtime& rt, Type& cls, Object* iterable) {
  const Type& exact = cls.is_subtype_of(*rt.types.frozenset) ? *rt.types.frozenset : *rt.types.set;
  SetEntry* table = allocate_table(rt, kSmallestTable);
  if (!table) return raised;
  Own<Set> set = allocate_as<Set>(rt, cls, &exact);
  if (!set) {
    free_table(rt, table, kSmallestTable - 1);
    return raised;
  }
  set->length = 0;
  set->fill = 0;
  set->mask = kSmallestTable - 1;
  set->table = table;
  if (&exact == rt.types.frozenset)
    set->hash_cache = -1;
  else
    set->finger = 0;
  if (iterable && !set_update(rt, *set, *iterable)) {
    release(set);
    return raised;
  }
  return set;
}

Own<Set> new_set(Runtime& rt, Type& type) { return make_set(rt, type, nullptr); }

Type& set_base_type(Runtime& rt, const Set& set) {
  return is_instance(set, *rt.types.frozenset) ? *rt.types.frozenset : *rt.types.set;
}

bool set_next_entry(const Set& set, std::size_t& position, Object*& key, std::int64_t& hash) {
  while (position <= set.mask) {
    const SetEntry& entry = set.table[position++];
    if (!entry.key) continue;
    key = entry.key;
    hash = entry.hash;
    return true;
  }
  return false;
}

Status set_add_hashed(Runtime& rt, Set& set, Object& key, std::int64_t hash) {
  const Place found = find(rt, set, key, hash);
  if (found.failed) return raised;
  if (found.entry) return ok;
  const bool fresh = empty(*found.free);
  retain(key);
  *found.free = {&key, hash};
  ++set.length;
  if (!fresh || ++set.fill * 5 < set.mask * 3) return ok;
  if (resize(rt, set, room_for(set.length))) return ok;
  // No memory: as if nothing had been added.
  *found.free = {nullptr, 0};
  --set.fill;
  --set.length;
  release(key);
  return raised;
}

Status set_add(Runtime& rt, Set& set, Object& key) {
  const auto hash_value = hash(rt, key);
  if (!hash_value) return raised;
  return set_add_hashed(rt, set, key, *hash_value);
}

Fallible<bool> set_contains_hashed(Runtime& rt, Set& set, Object& key, std::int64_t hash) {
  const Place found = find(rt, set, key, hash);
  if (found.failed) return raised;
  return found.entry != nullptr;
}

Fallible<bool> set_contains(Runtime& rt, Set& set, Object& key) {
  const auto hash_value = hash(rt, key);
  if (!hash_value) return raised;
  return set_contains_hashed(rt, set, key, *hash_value);
}

SetChange set_discard_hashed(Runtime& rt, Set& set, Object& key, std::int64_t hash) {
  const Place found = find(rt, set, key, hash);
  if (found.failed) return SetChange::failed;
  if (!found.entry) return SetChange::absent;
  Object* old = std::exchange(*found.entry, {nullptr, kDummyHash}).key;
  --set.length;
  release(*old);
  return SetChange::done;
}

SetChange set_discard(Runtime& rt, Set& set, Object& key) {
  const auto hash_value = hash(rt, key);
  if (!hash_value) return SetChange::failed;
  return set_discard_hashed(rt, set, key, *hash_value);
}

Own<Object> set_take_any(Set& set) {
  if (set.length == 0) return {};
  std::size_t i = set.finger & set.mask;
  while (!set.table[i].key) i = (i + 1) & set.mask;
  Object* key = std::exchange(set.table[i], {nullptr, kDummyHash}).key;
  --set.length;
  set.finger = i + 1;
  return Own<Object>(key);
}

void set_clear(Runtime& rt, Set& set) {
  if (set.fill == 0) return;
  const std::size_t mask = set.mask;
  constexpr std::size_t kSmallestBytes = kSmallestTable * sizeof(SetEntry);
  // The set is empty and sound before the first key goes: a finaliser may use it.
  if (mask + 1 == kSmallestTable) {
    SetEntry old[kSmallestTable];
    std::memcpy(static_cast<void*>(old), set.table, kSmallestBytes);
    std::memset(static_cast<void*>(set.table), 0, kSmallestBytes);
    set.length = set.fill = 0;
    for (const SetEntry& entry : old) release(entry.key);
    return;
  }
  void* small = rt.heap.allocate(CellKind::buffer, kSmallestBytes);
  if (!small) {
    // Emptying needs no memory, only shrinking does.
    for (std::size_t i = 0; i <= set.mask; ++i) {
      if (!set.table[i].key) continue;
      --set.length;
      release(*std::exchange(set.table[i], {nullptr, kDummyHash}).key);
    }
    return;
  }
  std::memset(small, 0, kSmallestBytes);
  SetEntry* old = std::exchange(set.table, static_cast<SetEntry*>(small));
  set.mask = kSmallestTable - 1;
  set.length = set.fill = 0;
  for (std::size_t i = 0; i <= mask; ++i) release(old[i].key);
  free_table(rt, old, mask);
}

Status set_drop_dummies(Runtime& rt, Set& set) {
  if (set.fill - set.length <= set.mask / 4) return ok;
  return resize(rt, set, room_for(set.length));
}

void set_swap(Set& left, Set& right) {
  std::swap(left.length, right.length);
  std::swap(left.fill, right.fill);
  std::swap(left.mask, right.mask);
  std::swap(left.table, right.table);
}

Status set_update(Runtime& rt, Set& set, Object& iterable) {
  if (is_set(iterable)) return merge(rt, set, static_cast<Set&>(iterable));
  if (iterable.type == rt.types.dict) return merge_keys(rt, set, static_cast<Dict&>(iterable));
  return for_each_item(rt, iterable, [&](Object& key) { return set_add(rt, set, key); });
}

}  // namespace vitro
