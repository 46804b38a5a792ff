// What fills a dict from other things, and what compares two.
#include "objects/dict.hpp"
#include "objects/dict_table.hpp"
#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "objects/runtime.hpp"
#include "objects/tuple.hpp"

namespace vitro {
namespace {

// Entries of anything with keys() and items by key. The keys are read first, all of them.
Status merge_mapping(Runtime& rt, Dict& target, Object& source) {
  const Ref<Object> keys = call_method(rt, source, *rt.names.keys);
  if (!keys) return raised;
  if (!keys->type->slots.iter && !keys->type->slots.getitem)
    return rt.raise(*rt.types.type_error, "%T.keys() returned a non-iterable (type %T)",
                    source.type, keys->type);
  const Ref<List> names = new_list(rt);
  if (!names || !list_extend(rt, *names, *keys)) return raised;
  for (std::size_t i = 0; i < names->length; ++i) {
    const Ref<Object> value = get_item(rt, source, *names->items[i]);
    if (!value || !dict_set(rt, target, *names->items[i], *value)) return raised;
  }
  return ok;
}

Status merge_pair(Runtime& rt, Dict& target, Object& pair, std::int64_t number) {
  Ref<Tuple> items = tuple_from_iterable(rt, pair);
  if (!items) {
    if (pending_matches(rt, *rt.types.type_error)) {
      rt.clear_pending();
      rt.raise(*rt.types.type_error,
               "cannot convert dictionary update sequence element #%ld to a sequence", number);
    }
    return raised;
  }
  if (items->length() != 2)
    return rt.raise(*rt.types.value_error,
                    "dictionary update sequence element #%ld has length %d; 2 is required", number,
                    static_cast<int>(items->length()));
  return dict_set(rt, target, (*items)[0], (*items)[1]);
}

}  // namespace

bool iterates_as_dict(Runtime& rt, const Object& source) {
  return source.type == rt.types.dict ||
         (is_dict(source) && source.type->slots.iter == rt.types.dict->slots.iter);
}

Status dict_update(Runtime& rt, Dict& dict, Object& source) {
  if (iterates_as_dict(rt, source)) return dict_merge(rt, dict, static_cast<Dict&>(source));
  const auto keys = find_attribute(rt, source, *rt.names.keys);
  if (!keys) return raised;
  if (*keys) {
    release(*keys);
    return merge_mapping(rt, dict, source);
  }
  std::int64_t number = 0;
  return for_each_item(rt, source,
                       [&](Object& pair) { return merge_pair(rt, dict, pair, number++); });
}

Fallible<bool> dicts_equal(Runtime& rt, Dict& left, Dict& right) {
  if (left.length != right.length) return false;
  for (std::uint32_t i = 0; i < left.entry_count(); ++i) {
    Object* key;
    Object* value;
    if (!left.entry(i, key, value)) continue;
    const Ref<Object> held_key = Ref<Object>::share(*key), held_value = Ref<Object>::share(*value);
    const std::int64_t entry = dict_find(rt, right, *key, dict_hash_at(left, i));
    if (entry == kDictFailed) return raised;
    if (entry == kDictAbsent) return false;
    const Ref<Object> other = Ref<Object>::share(*dict_value_at(right, entry));
    const auto same = equal(rt, *value, *other);
    if (!same || !*same) return same;
  }
  return true;
}

}  // namespace vitro
