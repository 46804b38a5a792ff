// The table under a dict, for the files that make up dict and its views and for set's reading of
// dicts.
#pragma once

#include "objects/dict.hpp"
#include "objects/ref.hpp"
#include "objects/str.hpp"

namespace vitro {

inline constexpr std::int64_t kDictAbsent = -1;
inline constexpr std::int64_t kDictFailed = -2;  // an exception is pending

// Entry number of `key`, kDictAbsent or kDictFailed. May run __eq__; the answer holds for the table
// as it is on return.
std::int64_t dict_find(Runtime& rt, Dict& dict, Object& key, std::int64_t hash);
// As dict_set and dict_remove with the hash known.
Status dict_set_hashed(Runtime& rt, Dict& dict, Object& key, Object& value, std::int64_t hash);
Removal dict_remove_hashed(Runtime& rt, Dict& dict, Object& key, std::int64_t hash, Object** value);
// Takes entry `index` out; its key and value go to the caller.
void dict_take_entry(Dict& dict, std::uint32_t index, Object*& key, Object*& value);
// Makes room for `more` new keys beside those there are.
Status dict_reserve(Runtime& rt, Dict& dict, std::size_t more);

// Copies the entries of another dict, whose values may change meanwhile but not its size
// (RuntimeError).
Status dict_merge(Runtime& rt, Dict& target, Dict& source);

[[nodiscard]] inline Object* dict_value_at(const Dict& dict, std::int64_t entry) {
  return dict.keys->str_keys ? dict.keys->str_entries()[entry].value
                             : dict.keys->entries()[entry].value;
}
[[nodiscard]] inline std::int64_t dict_hash_at(const Dict& dict, std::uint32_t entry) {
  return dict.keys->str_keys ? dict.keys->str_entries()[entry].key->hash_cache
                             : dict.keys->entries()[entry].hash;
}
// dict(other) and other copies share this: is `source` a dict whose iteration nobody has changed?
[[nodiscard]] bool iterates_as_dict(Runtime& rt, const Object& source);

// The views' `==`, dict's too: same keys with equal values.
Fallible<bool> dicts_equal(Runtime& rt, Dict& left, Dict& right);
Own<Object> make_dict_view(Runtime& rt, Type& type, Dict& dict);
Own<Object> make_dict_iterator(Runtime& rt, Type& type, Dict& dict);

}  // namespace vitro
