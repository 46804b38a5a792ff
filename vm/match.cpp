// Mapping and class patterns.
#include "vm/match.hpp"

#include "objects/dict.hpp"
#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "objects/set.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace vitro::vm {

namespace {

// Adds `key` to what has been seen; true when it was there already.
Fallible<bool> seen_before(Runtime& rt, Set& seen, Object& key) {
  const auto again = set_contains(rt, seen, key);
  if (!again || *again) return again;
  if (!set_add(rt, seen, key)) return raised;
  return false;
}

// The value under `key`; the default, `absent`, where there is none. Asks a dict without a call.
Own<Object> value_under(Runtime& rt, Object& mapping, Object& get, Object& key, Object& absent) {
  if (mapping.type != rt.types.dict) return call(rt, get, {&key, &absent});
  const DictLookup found = dict_get(rt, static_cast<Dict&>(mapping), key);
  if (!found.ok) return raised;
  return own(found.value ? *found.value : absent);
}

// The attribute a sub-pattern looks at; empty with nothing pending where there is none.
Own<Object> attribute_of(Runtime& rt, Object& subject, Type& cls, Str& name, Set& seen) {
  const auto again = seen_before(rt, seen, name);
  if (!again) return raised;
  if (*again)
    return rt.raise(*rt.types.type_error, "%T() got multiple sub-patterns for attribute %R", &cls,
                    static_cast<Object*>(&name));
  const auto found = find_attribute(rt, subject, name);
  return found ? Own<Object>(*found) : Own<Object>(raised);
}

struct Positional {
  Ref<Object> names;  // empty: the class has no __match_args__
  bool subject_itself = false;
};

// Which attributes the positional parts of a pattern for `cls` stand for.
Status positional_names(Runtime& rt, Type& cls, std::uint32_t count, Positional& result) {
  const auto found = find_attribute(rt, cls, *rt.names.match_args);
  if (!found) return raised;
  result.names = Own<Object>(*found);
  std::uint32_t allowed = 0;
  if (result.names) {
    if (result.names->type != rt.types.tuple)
      return rt.raise(*rt.types.type_error, "%T.__match_args__ must be a tuple (got %T)", &cls,
                      result.names->type);
    allowed = static_cast<Tuple&>(*result.names).length();
  } else {
    result.subject_itself = (cls.flags & kTypeMatchSelf) != 0;
    allowed = result.subject_itself ? 1 : 0;
  }
  if (allowed < count)
    return rt.raise(*rt.types.type_error, "%T() accepts %d positional sub-pattern%s (%d given)",
                    &cls, static_cast<int>(allowed), allowed == 1 ? "" : "s",
                    static_cast<int>(count));
  return ok;
}

}  // namespace

Own<Object> match_keys(Runtime& rt, Object& mapping, Object& keys_tuple) {
  auto& keys = static_cast<Tuple&>(keys_tuple);
  if (keys.length() == 0) return own(static_cast<Object&>(*rt.empty_tuple));
  Ref<Object> get;
  if (mapping.type != rt.types.dict) {
    get = get_attribute(rt, mapping, *rt.names.get_word);
    if (!get) return raised;
  }
  Ref<Set> seen = new_set(rt, *rt.types.set);
  Ref<Object> absent = seen ? call(rt, *rt.types.object) : Own<Object>();
  Ref<List> values = absent ? new_list(rt, keys.length()) : Own<List>();
  if (!values) return raised;
  for (std::uint32_t i = 0; i < keys.length(); ++i) {
    const auto again = seen_before(rt, *seen, keys[i]);
    if (!again) return raised;
    if (*again)
      return rt.raise(*rt.types.value_error, "mapping pattern checks duplicate key (%R)", &keys[i]);
    Own<Object> value = value_under(rt, mapping, get ? *get : mapping, keys[i], *absent);
    if (!value) return raised;
    if (value.get() == absent.get()) {
      release(value);
      return own(*rt.none);
    }
    if (!list_append(rt, *values, value)) return raised;
  }
  return tuple_from_array(rt, values->items, values->length);
}

Own<Object> match_class(Runtime& rt, Object& subject, Object& cls, Object& names,
                        std::uint32_t positional) {
  if (!is_type(cls)) return rt.raise(*rt.types.type_error, "called match pattern must be a type");
  auto& type = static_cast<Type&>(cls);
  const auto instance = is_instance_of(rt, subject, cls);
  if (!instance) return raised;
  if (!*instance) return own(*rt.none);
  auto& keywords = static_cast<Tuple&>(names);
  if (positional == 0 && keywords.length() == 0) return own(static_cast<Object&>(*rt.empty_tuple));

  Ref<Set> seen = new_set(rt, *rt.types.set);
  Ref<List> attributes = seen ? new_list(rt, positional + keywords.length()) : Own<List>();
  if (!attributes) return raised;
  Positional leading;
  if (positional > 0 && !positional_names(rt, type, positional, leading)) return raised;
  if (leading.subject_itself && !list_append(rt, *attributes, own(subject))) return raised;
  while (attributes->length < positional + keywords.length()) {
    const std::size_t i = attributes->length;
    Object& name =
        i < positional ? static_cast<Tuple&>(*leading.names)[i] : keywords[i - positional];
    if (name.type != rt.types.str)
      return rt.raise(*rt.types.type_error, "__match_args__ elements must be strings (got %T)",
                      name.type);
    Own<Object> value = attribute_of(rt, subject, type, static_cast<Str&>(name), *seen);
    if (!value) return rt.pending() ? Own<Object>() : own(*rt.none);
    if (!list_append(rt, *attributes, value)) return raised;
  }
  return tuple_from_array(rt, attributes->items, attributes->length);
}

}  // namespace vitro::vm
