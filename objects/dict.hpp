// dict: compact and insertion-ordered. A block of index slots (1, 2 or 4 bytes each) finds entries
// in a dense array. While all keys are exact str the entries are two words, as a str carries its
// own hash. Deleting leaves a hole (null key and value) in the entries until the table is rebuilt.
#pragma once

#include <cstdint>

#include "objects/ref.hpp"
#include "objects/type.hpp"

namespace vitro {

struct DictEntry {  // general tables
  Object* key;      // null: deleted
  Object* value;
  std::int64_t hash;
};
struct DictStrEntry {  // tables whose keys are all exact str
  Str* key;            // null: deleted
  Object* value;
};

struct alignas(8) DictKeys {
  std::uint32_t log2_slots;
  std::uint32_t usable;  // entries that fit
  std::uint32_t used;    // entries taken, deleted ones included
  bool str_keys;
  // Changes when a key is added or removed, or the table rebuilt; not when a value is replaced.
  // 0: nobody has asked (see dict_version). Guards cached lookups of globals.
  std::uint32_t version;
  std::uint32_t filled;  // slots that are not empty: dummies lengthen probes as entries do
  // Slots follow, then the entries (8-aligned). Slot values: -1 empty, -2 dummy, else entry number.

  [[nodiscard]] unsigned slot_width() const { return log2_slots < 8 ? 1 : log2_slots < 16 ? 2 : 4; }
  void* slots() { return this + 1; }
  [[nodiscard]] std::size_t slots_bytes() const {
    return ((std::size_t{1} << log2_slots) * slot_width() + 7) & ~std::size_t{7};
  }
  char* entries_address() { return static_cast<char*>(slots()) + slots_bytes(); }
  DictStrEntry* str_entries() { return reinterpret_cast<DictStrEntry*>(entries_address()); }
  DictEntry* entries() { return reinterpret_cast<DictEntry*>(entries_address()); }
  [[nodiscard]] std::size_t bytes() const {
    return sizeof(DictKeys) + slots_bytes() +
           usable * (str_keys ? sizeof(DictStrEntry) : sizeof(DictEntry));
  }
};
static_assert(sizeof(DictKeys) == 24);

struct Dict : Object {
  std::size_t length;  // live entries
  DictKeys* keys;      // null while the dict has never held anything

  [[nodiscard]] std::uint32_t entry_count() const { return keys ? keys->used : 0; }
  // Entry `i` < entry_count(): false for a hole.
  [[nodiscard]] bool entry(std::uint32_t i, Object*& key, Object*& value) const {
    if (keys->str_keys) {
      key = reinterpret_cast<Object*>(keys->str_entries()[i].key);
      value = keys->str_entries()[i].value;
    } else {
      key = keys->entries()[i].key;
      value = keys->entries()[i].value;
    }
    return key != nullptr;
  }

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    for (std::uint32_t i = 0; i < entry_count(); ++i) {
      Object* key;
      Object* value;
      if (!entry(i, key, value)) continue;
      visitor.edge(key, {EdgeKind::key, i, nullptr, nullptr});
      visitor.edge(value, {EdgeKind::value, i, nullptr, key});
    }
    if (keys) visitor.buffer(keys, keys->bytes(), "table");
  }
};
static_assert(sizeof(Dict) == 32);

// dict_keys, dict_values, dict_items
struct DictView : Object {
  Dict* dict;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(dict, "mapping");
  }
};

extern const TypeSpec kDictType;
extern const TypeSpec kDictKeysType;
extern const TypeSpec kDictValuesType;
extern const TypeSpec kDictItemsType;

[[nodiscard]] inline bool is_dict(const Object& object) { return has_flag(object, kTypeDict); }

Own<Dict> new_dict(Runtime& rt, std::size_t expected = 0);

// ---- interned str keys: never run Python code, never raise but for memory ----
[[nodiscard]] Object* dict_get_str(
    const Dict& dict, Str& key);  // borrowed; null: absent. Any exact str, interned or not
Status dict_set_str(Runtime& rt, Dict& dict, Str& key, Object& value);  // retains both
// Entry number of `key` in a str-key table, or -1: what inline caches remember.
[[nodiscard]] std::int32_t dict_entry_of(const Dict& dict, Str& key);
// The keys version, assigned now if nobody had asked; 0 only when the counter is used up or the
// dict has no table.
std::uint32_t dict_version(Runtime& rt, Dict& dict);

// ---- any key: may run __hash__ and __eq__, so the dict may have changed when they return ----
struct DictLookup {
  bool ok;        // false: exception pending
  Object* value;  // borrowed; null: absent
};
DictLookup dict_get(Runtime& rt, Dict& dict, Object& key);
// Binds `key` to `value`, retaining both; an existing key keeps its object and its place.
// TypeError when `key` is unhashable, MemoryError when the table cannot grow (the dict is then
// unchanged).
Status dict_set(Runtime& rt, Dict& dict, Object& key, Object& value);
enum class Removal : std::uint8_t { failed, absent, removed };
// Removes `key`; the value goes to `*value` (owned) if given, is released otherwise.
Removal dict_remove(Runtime& rt, Dict& dict, Object& key, Object** value = nullptr);
void dict_clear(Runtime& rt, Dict& dict);
// Copies entries from a dict, a mapping with keys(), or an iterable of pairs (as dict.update does).
Status dict_update(Runtime& rt, Dict& dict, Object& source);
Own<Dict> dict_copy(Runtime& rt, Dict& dict);

}  // namespace vitro
