// The table of a dict: probing, insertion, deletion, growth. Nothing of the type object is here.
#include "objects/dict.hpp"

#include <bit>
#include <cstring>
#include <utility>

#include "objects/dict_table.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "objects/runtime.hpp"
#include "objects/str.hpp"

namespace vitro {
namespace {

constexpr std::int32_t kEmptySlot = -1;
constexpr std::int32_t kDummySlot = -2;
constexpr std::uint32_t kSmallestLog2 = 3;
constexpr std::uint32_t kLargestLog2 = 31;

// A slot sequence that in the end visits every slot: the high bits of the hash come in step by
// step.
struct Probe {
  std::size_t mask;
  std::uint64_t rest;
  std::size_t at;

  Probe(const DictKeys& keys, std::int64_t hash)
      : mask((std::size_t{1} << keys.log2_slots) - 1),
        rest(static_cast<std::uint64_t>(hash)),
        at(static_cast<std::size_t>(hash) & mask) {}
  void step() {
    rest >>= 5;
    at = (at * 5 + static_cast<std::size_t>(rest) + 1) & mask;
  }
};

std::int32_t slot_at(DictKeys& keys, std::size_t i) {
  switch (keys.slot_width()) {
    case 1: return static_cast<std::int8_t*>(keys.slots())[i];
    case 2: return static_cast<std::int16_t*>(keys.slots())[i];
    default: return static_cast<std::int32_t*>(keys.slots())[i];
  }
}

void set_slot(DictKeys& keys, std::size_t i, std::int32_t value) {
  switch (keys.slot_width()) {
    case 1: static_cast<std::int8_t*>(keys.slots())[i] = static_cast<std::int8_t>(value); break;
    case 2: static_cast<std::int16_t*>(keys.slots())[i] = static_cast<std::int16_t>(value); break;
    default: static_cast<std::int32_t*>(keys.slots())[i] = value;
  }
}

Object* key_at(DictKeys& keys, std::int32_t entry) {
  return keys.str_keys ? keys.str_entries()[entry].key : keys.entries()[entry].key;
}

// One loop for each slot width: attribute lookup in types and globals spends its time here.
template <class Slot>
std::int32_t find_in_str_table(DictKeys& keys, const Str& key, std::int64_t hash) {
  const auto* slots = static_cast<const Slot*>(keys.slots());
  const auto* entries =
      reinterpret_cast<const DictStrEntry*>(slots + (std::size_t{1} << keys.log2_slots));
  for (Probe probe(keys, hash);; probe.step()) {
    const std::int32_t entry = slots[probe.at];
    if (entry >= 0) {
      const Str* known = entries[entry].key;
      if (known == &key || (known->hash_cache == hash && str_equal(*known, key))) return entry;
    } else if (entry == kEmptySlot) {
      return kDictAbsent;
    }
  }
}

template <class Slot>
std::int32_t find_str_in_general_table(DictKeys& keys, const Str& key, std::int64_t hash) {
  const auto* slots = static_cast<const Slot*>(keys.slots());
  const auto* entries =
      reinterpret_cast<const DictEntry*>(slots + (std::size_t{1} << keys.log2_slots));
  for (Probe probe(keys, hash);; probe.step()) {
    const std::int32_t entry = slots[probe.at];
    if (entry >= 0) {
      Object* known = entries[entry].key;
      if (known == &key || (entries[entry].hash == hash && known->type == key.type &&
                            str_equal(static_cast<const Str&>(*known), key)))
        return entry;
    } else if (entry == kEmptySlot) {
      return kDictAbsent;
    }
  }
}

// Entry of an exact str, comparing with other exact strs only.
std::int32_t find_str(DictKeys& keys, const Str& key, std::int64_t hash) {
  if (keys.str_keys) [[likely]] {
    switch (keys.slot_width()) {
      case 1: return find_in_str_table<std::int8_t>(keys, key, hash);
      case 2: return find_in_str_table<std::int16_t>(keys, key, hash);
      default: return find_in_str_table<std::int32_t>(keys, key, hash);
    }
  }
  switch (keys.slot_width()) {
    case 1: return find_str_in_general_table<std::int8_t>(keys, key, hash);
    case 2: return find_str_in_general_table<std::int16_t>(keys, key, hash);
    default: return find_str_in_general_table<std::int32_t>(keys, key, hash);
  }
}

[[nodiscard]] std::int64_t hash_of(Str& key) {
  return key.hash_cache != -1 ? key.hash_cache : str_hash(key);
}

// For keys the interpreter meets all the time the slot call is saved.
[[nodiscard]] Fallible<std::int64_t> hash_of(Runtime& rt, Object& key) {
  if (key.type == rt.types.str) return hash_of(static_cast<Str&>(key));
  return hash(rt, key);
}

// Types whose `==` neither runs Python code nor raises.
[[nodiscard]] bool compares_quietly(Runtime& rt, const Object& key) {
  return key.type == rt.types.int_ || key.type == rt.types.str || key.type == rt.types.float_ ||
         key.type == rt.types.bool_;
}

DictKeys* allocate_keys(Runtime& rt, std::uint32_t log2_slots, bool str_keys) {
  if (log2_slots > kLargestLog2) {
    rt.raise_memory_error();
    return nullptr;
  }
  DictKeys header{};
  header.log2_slots = log2_slots;
  header.usable = static_cast<std::uint32_t>((std::uint64_t{2} << log2_slots) / 3);
  header.str_keys = str_keys;
  void* block = rt.allocate_buffer(header.bytes());
  if (!block) return nullptr;
  auto* keys = static_cast<DictKeys*>(block);
  *keys = header;
  std::memset(keys->slots(), 0xff, keys->slots_bytes());
  return keys;
}

void free_keys(Runtime& rt, DictKeys* keys) {
  if (keys) rt.free_buffer(keys, keys->bytes());
}

// log2 of the smallest table of at least `slots`.
std::uint32_t log2_for(std::size_t slots) {
  const auto log2 = static_cast<std::uint32_t>(std::bit_width(slots == 0 ? 0 : slots - 1));
  return log2 < kSmallestLog2 ? kSmallestLog2 : log2;
}

// Files a key that the table does not have under entry number `entry`.
void place(DictKeys& keys, std::int64_t hash, std::int32_t entry) {
  Probe probe(keys, hash);
  std::int32_t slot;
  while ((slot = slot_at(keys, probe.at)) >= 0) probe.step();
  if (slot == kEmptySlot) ++keys.filled;
  set_slot(keys, probe.at, entry);
}

// Moves all entries to a new table without holes.
Status rebuild(Runtime& rt, Dict& dict, std::uint32_t log2_slots, bool str_keys) {
  DictKeys* keys = allocate_keys(rt, log2_slots, str_keys);
  if (!keys) return raised;
  DictKeys* old = dict.keys;
  for (std::uint32_t i = 0; i < dict.entry_count(); ++i) {
    Object* key;
    Object* value;
    if (!dict.entry(i, key, value)) continue;
    const std::int64_t hash = dict_hash_at(dict, i);
    if (str_keys)
      keys->str_entries()[keys->used] = {static_cast<Str*>(key), value};
    else
      keys->entries()[keys->used] = {key, value, hash};
    place(*keys, hash, static_cast<std::int32_t>(keys->used++));
  }
  dict.keys = keys;
  free_keys(rt, old);
  return ok;
}

[[nodiscard]] bool full(const DictKeys& keys) {
  return keys.used >= keys.usable || keys.filled >= keys.usable;
}

// Adds a key that is absent.
Status insert(Runtime& rt, Dict& dict, Object& key, Object& value, std::int64_t hash) {
  const bool is_text = key.type == rt.types.str;
  DictKeys* keys = dict.keys;
  if (!keys) {
    keys = dict.keys = allocate_keys(rt, kSmallestLog2, is_text);
    if (!keys) return raised;
  } else if (full(*keys) || (keys->str_keys && !is_text)) {
    // Three slots for each live entry: doubles a table without holes, shrinks one that is mostly
    // holes.
    const std::uint32_t log2 = full(*keys) ? log2_for(dict.length * 3) : keys->log2_slots;
    if (!rebuild(rt, dict, log2, keys->str_keys && is_text)) return raised;
    keys = dict.keys;
  }
  retain(key);
  retain(value);
  const std::uint32_t entry = keys->used++;
  if (keys->str_keys)
    keys->str_entries()[entry] = {static_cast<Str*>(&key), &value};
  else
    keys->entries()[entry] = {&key, &value, hash};
  place(*keys, hash, static_cast<std::int32_t>(entry));
  keys->version = 0;
  ++dict.length;
  return ok;
}

void replace_value(Dict& dict, std::int64_t entry, Object& value) {
  Object*& place_of_value = dict.keys->str_keys ? dict.keys->str_entries()[entry].value
                                                : dict.keys->entries()[entry].value;
  retain(value);
  Object* old = place_of_value;
  place_of_value = &value;
  release(*old);
}

void release_entries(DictKeys& keys) {
  for (std::uint32_t i = 0; i < keys.used; ++i) {
    if (keys.str_keys) {
      const DictStrEntry entry = keys.str_entries()[i];
      if (entry.key) release(*entry.key), release(*entry.value);
    } else {
      const DictEntry entry = keys.entries()[i];
      if (entry.key) release(*entry.key), release(*entry.value);
    }
  }
}

// A copy of a table, holes included, every reference retained.
DictKeys* clone(Runtime& rt, DictKeys& keys) {
  void* block = rt.allocate_buffer(keys.bytes());
  if (!block) return nullptr;
  auto* copy = static_cast<DictKeys*>(block);
  const std::size_t entry_bytes = keys.str_keys ? sizeof(DictStrEntry) : sizeof(DictEntry);
  std::memcpy(block, &keys, sizeof(DictKeys) + keys.slots_bytes() + keys.used * entry_bytes);
  copy->version = 0;
  for (std::uint32_t i = 0; i < copy->used; ++i) {
    Object* key = key_at(*copy, static_cast<std::int32_t>(i));
    if (!key) continue;
    retain(*key);
    retain(copy->str_keys ? copy->str_entries()[i].value : copy->entries()[i].value);
  }
  return copy;
}

// Fills an empty dict that never had a table with what another one has.
Status clone_into(Runtime& rt, Dict& target, Dict& source) {
  if (source.length == 0) return ok;
  DictKeys* keys = clone(rt, *source.keys);
  if (!keys) return raised;
  target.keys = keys;
  target.length = source.length;
  return ok;
}

// Few enough holes that a copy should keep them.
[[nodiscard]] bool dense(const Dict& dict) { return dict.length >= dict.entry_count() / 3 * 2; }

}  // namespace

Own<Dict> new_dict(Runtime& rt, std::size_t expected) {
  Own<Dict> dict = rt.allocate<Dict>(*rt.types.dict);
  if (!dict) return raised;
  dict->length = 0;
  dict->keys = nullptr;
  // The smallest table is made with the first key, which says of which kind it should be.
  if (expected > 5 && !dict_reserve(rt, *dict, expected)) {
    release(dict);
    return raised;
  }
  return dict;
}

Object* dict_get_str(const Dict& dict, Str& key) {
  if (!dict.keys) return nullptr;
  const std::int32_t entry = find_str(*dict.keys, key, hash_of(key));
  return entry < 0 ? nullptr : dict_value_at(dict, entry);
}

Status dict_set_str(Runtime& rt, Dict& dict, Str& key, Object& value) {
  const std::int64_t hash = hash_of(key);
  const std::int32_t entry =
      dict.keys ? find_str(*dict.keys, key, hash) : static_cast<std::int32_t>(kDictAbsent);
  if (entry < 0) return insert(rt, dict, key, value, hash);
  replace_value(dict, entry, value);
  return ok;
}

std::int32_t dict_entry_of(const Dict& dict, Str& key) {
  if (!dict.keys || !dict.keys->str_keys) return -1;
  return find_str(*dict.keys, key, hash_of(key));
}

std::uint32_t dict_version(Runtime& rt, Dict& dict) {
  if (!dict.keys) return 0;
  // The counter stays at 0 once it has wrapped.
  if (dict.keys->version == 0 && rt.next_dict_version != 0)
    dict.keys->version = rt.next_dict_version++;
  return dict.keys->version;
}

std::int64_t dict_find(Runtime& rt, Dict& dict, Object& key, std::int64_t hash) {
  if (!dict.keys) return kDictAbsent;
  if (key.type == rt.types.str && dict.keys->str_keys)
    return find_str(*dict.keys, static_cast<Str&>(key), hash);
  const bool quiet = compares_quietly(rt, key);
restart:
  DictKeys* keys = dict.keys;
  if (!keys) return kDictAbsent;
  const std::uint32_t log2_slots = keys->log2_slots;
  for (Probe probe(*keys, hash);; probe.step()) {
    const std::int32_t entry = slot_at(*keys, probe.at);
    if (entry == kEmptySlot) return kDictAbsent;
    if (entry == kDummySlot) continue;
    Object* known = key_at(*keys, entry);
    if (known == &key) return entry;
    if (dict_hash_at(dict, static_cast<std::uint32_t>(entry)) != hash) continue;
    if (quiet && compares_quietly(rt, *known)) {
      const auto same = equal(rt, *known, key);
      if (*same) return entry;
      continue;
    }
    const Ref<Object> held = Ref<Object>::share(*known);
    const auto same = equal(rt, *known, key);
    if (!same) return kDictFailed;
    // __eq__ may have changed the table under the probe, or put another one in its place.
    if (dict.keys != keys || keys->log2_slots != log2_slots ||
        static_cast<std::uint32_t>(entry) >= keys->used || key_at(*keys, entry) != known)
      goto restart;
    if (*same) return entry;
  }
}

DictLookup dict_get(Runtime& rt, Dict& dict, Object& key) {
  const auto hash = hash_of(rt, key);
  if (!hash) return {false, nullptr};
  const std::int64_t entry = dict_find(rt, dict, key, *hash);
  if (entry < 0) return {entry == kDictAbsent, nullptr};
  return {true, dict_value_at(dict, entry)};
}

Status dict_set_hashed(Runtime& rt, Dict& dict, Object& key, Object& value, std::int64_t hash) {
  const std::int64_t entry = dict_find(rt, dict, key, hash);
  if (entry >= 0) {
    replace_value(dict, entry, value);
    return ok;
  }
  if (entry == kDictFailed) return raised;
  return insert(rt, dict, key, value, hash);
}

Status dict_set(Runtime& rt, Dict& dict, Object& key, Object& value) {
  const auto hash = hash_of(rt, key);
  if (!hash) return raised;
  return dict_set_hashed(rt, dict, key, value, *hash);
}

void dict_take_entry(Dict& dict, std::uint32_t index, Object*& key, Object*& value) {
  DictKeys& keys = *dict.keys;
  Probe probe(keys, dict_hash_at(dict, index));
  while (slot_at(keys, probe.at) != static_cast<std::int32_t>(index)) probe.step();
  set_slot(keys, probe.at, kDummySlot);
  if (keys.str_keys) {
    DictStrEntry& entry = keys.str_entries()[index];
    key = std::exchange(entry.key, nullptr);
    value = std::exchange(entry.value, nullptr);
  } else {
    DictEntry& entry = keys.entries()[index];
    key = std::exchange(entry.key, nullptr);
    value = std::exchange(entry.value, nullptr);
  }
  keys.version = 0;
  --dict.length;
}

Removal dict_remove_hashed(Runtime& rt, Dict& dict, Object& key, std::int64_t hash,
                           Object** value) {
  const std::int64_t entry = dict_find(rt, dict, key, hash);
  if (entry < 0) return entry == kDictAbsent ? Removal::absent : Removal::failed;
  Object* old_key;
  Object* old_value;
  dict_take_entry(dict, static_cast<std::uint32_t>(entry), old_key, old_value);
  if (value)
    *value = old_value;
  else
    release(*old_value);
  release(*old_key);
  return Removal::removed;
}

Removal dict_remove(Runtime& rt, Dict& dict, Object& key, Object** value) {
  const auto hash = hash_of(rt, key);
  if (!hash) return Removal::failed;
  return dict_remove_hashed(rt, dict, key, *hash, value);
}

void dict_clear(Runtime& rt, Dict& dict) {
  DictKeys* keys = dict.keys;
  if (!keys) return;
  // Detached first: finalisers see an empty dict and may fill it again.
  dict.keys = nullptr;
  dict.length = 0;
  release_entries(*keys);
  free_keys(rt, keys);
}

Status dict_reserve(Runtime& rt, Dict& dict, std::size_t more) {
  const std::size_t wanted = dict.length + more;
  if (dict.keys ? dict.keys->usable >= dict.keys->used + more : wanted <= 5) return ok;
  if (wanted > std::size_t{1} << (kLargestLog2 - 1)) return rt.raise_memory_error();
  return rebuild(rt, dict, log2_for(wanted + (wanted + 1) / 2),
                 dict.keys ? dict.keys->str_keys : true);
}

Status dict_merge(Runtime& rt, Dict& target, Dict& source) {
  if (&target == &source || source.length == 0) return ok;
  if (target.length == 0 && !target.keys && dense(source)) return clone_into(rt, target, source);
  if (target.length == 0 || source.length > target.length)
    if (!dict_reserve(rt, target, source.length)) return raised;
  const std::size_t length = source.length;
  for (std::uint32_t i = 0; i < source.entry_count(); ++i) {
    Object* key;
    Object* value;
    if (!source.entry(i, key, value)) continue;
    const std::int64_t hash = dict_hash_at(source, i);
    const Ref<Object> held_key = Ref<Object>::share(*key), held_value = Ref<Object>::share(*value);
    if (!dict_set_hashed(rt, target, *key, *value, hash)) return raised;
    if (source.length != length)
      return rt.raise(*rt.types.runtime_error, "dict mutated during update");
  }
  return ok;
}

Own<Dict> dict_copy(Runtime& rt, Dict& dict) {
  Ref<Dict> copy = new_dict(rt);
  if (!copy) return raised;
  if (dict.length && !(dense(dict) ? clone_into(rt, *copy, dict) : dict_merge(rt, *copy, dict)))
    return raised;
  return copy.release();
}

}  // namespace vitro
