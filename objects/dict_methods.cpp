// dict: the type object, its slots and methods.
#include "objects/arguments.hpp"
#include "objects/built_in.hpp"
#include "objects/dict_table.hpp"
#include "objects/function.hpp"
#include "objects/generic_alias.hpp"
#include "objects/iterators_builtin.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace vitro {
namespace {

Dict& dict_of(Object& object) { return static_cast<Dict&>(object); }
Own<Object> none(Runtime& rt) { return own(*rt.none); }

// ---- life ----

void dict_dealloc(Runtime& rt, Object& object) {
  const std::size_t bytes = begin_dealloc<Dict>(rt, object);
  dict_clear(rt, dict_of(object));
  rt.free_object(object, CellKind::container, bytes);
}

Own<Object> dict_construct(Runtime& rt, Type& cls, Arguments) {
  Own<Dict> dict = allocate_as<Dict>(rt, cls, rt.types.dict);
  if (!dict) return raised;
  dict->length = 0;
  dict->keys = nullptr;
  return dict;
}

// What dict() and update() share: at most one source, then keywords.
Status update_from(Runtime& rt, Dict& dict, const char* function, Arguments arguments) {
  if (!check_count(rt, function, arguments, 0, 1)) return raised;
  if (arguments.count && !dict_update(rt, dict, arguments[0])) return raised;
  const std::uint32_t keywords = arguments.keyword_names ? arguments.keyword_names->length() : 0;
  for (std::uint32_t i = 0; i < keywords; ++i)
    if (!dict_set(rt, dict, (*arguments.keyword_names)[i], *arguments.values[arguments.count + i]))
      return raised;
  return ok;
}

Status dict_init(Runtime& rt, Object& self, Arguments arguments) {
  return update_from(rt, dict_of(self), "dict", arguments);
}

// ---- showing and comparing ----

Own<Object> dict_repr(Runtime& rt, Object& object) {
  Dict& dict = dict_of(object);
  if (dict.length == 0) return make_str(rt, "{}");
  const ReprGuard guard(rt, object);
  if (guard.again()) return make_str(rt, "{...}");
  StrBuilder text(rt);
  text.add(U'{');
  bool first = true;
  for (std::uint32_t i = 0; i < dict.entry_count(); ++i) {
    Object* key;
    Object* value;
    if (!dict.entry(i, key, value)) continue;
    const Ref<Object> held_key = Ref<Object>::share(*key), held_value = Ref<Object>::share(*value);
    if (!first) text.add(", ");
    first = false;
    const Ref<Str> shown_key = repr(rt, *key);
    if (!shown_key) return raised;
    const Ref<Str> shown_value = repr(rt, *value);
    if (!shown_value) return raised;
    text.add(*shown_key).add(": ").add(*shown_value);
  }
  text.add(U'}');
  return text.finish();
}

Own<Object> dict_compare(Runtime& rt, Object& left, Object& right, CompareOp op) {
  if (!is_dict(left) || !is_dict(right) || (op != CompareOp::eq && op != CompareOp::ne))
    return own(*rt.not_implemented);
  const auto same = dicts_equal(rt, dict_of(left), dict_of(right));
  if (!same) return raised;
  return make_bool(rt, *same == (op == CompareOp::eq));
}

// ---- items ----

Raised missing_key(Runtime& rt, Object& key) {
  return rt.raise_with_args(*rt.types.key_error, {&key});
}

Own<Object> dict_getitem(Runtime& rt, Object& object, Object& key) {
  const DictLookup found = dict_get(rt, dict_of(object), key);
  if (found.value) [[likely]]
    return own(*found.value);
  if (!found.ok) return raised;
  if (object.type != rt.types.dict && lookup_in_type(*object.type, *rt.names.missing)) {
    bool missing = false;
    Own<Object> value = call_special(rt, object, *rt.names.missing, {&key}, &missing);
    if (!missing) return value;
  }
  return missing_key(rt, key);
}

Status dict_setitem(Runtime& rt, Object& object, Object& key, Object* value) {
  if (value) return dict_set(rt, dict_of(object), key, *value);
  switch (dict_remove(rt, dict_of(object), key)) {
    case Removal::removed: return ok;
    case Removal::failed: return raised;
    case Removal::absent: break;
  }
  return missing_key(rt, key);
}

Fallible<bool> dict_contains(Runtime& rt, Object& object, Object& key) {
  const DictLookup found = dict_get(rt, dict_of(object), key);
  if (!found.ok) return raised;
  return found.value != nullptr;
}

Fallible<std::int64_t> dict_length(Runtime&, Object& object) {
  return static_cast<std::int64_t>(dict_of(object).length);
}
Fallible<bool> dict_truth(Runtime&, Object& object) { return dict_of(object).length != 0; }

Own<Object> dict_iter(Runtime& rt, Object& object) {
  return make_dict_iterator(rt, *rt.types.dict_key_iterator, dict_of(object));
}

// ---- operators ----

Own<Object> dict_or(Runtime& rt, Object& left, Object& right) {
  if (!is_dict(left) || !is_dict(right)) return own(*rt.not_implemented);
  Ref<Dict> result = dict_copy(rt, dict_of(left));
  if (!result || !dict_update(rt, *result, right)) return raised;
  return result.release();
}

Own<Object> dict_inplace_or(Runtime& rt, Object& left, Object& right) {
  if (!dict_update(rt, dict_of(left), right)) return raised;
  return own(left);
}

// ---- methods ----

Own<Object> dict_get_method(Runtime& rt, Object& self, Arguments arguments) {
  const DictLookup found = dict_get(rt, dict_of(self), arguments[0]);
  if (!found.ok) return raised;
  if (found.value) return own(*found.value);
  return arguments.count > 1 ? own(arguments[1]) : none(rt);
}

Own<Object> dict_setdefault(Runtime& rt, Object& self, Arguments arguments) {
  Dict& dict = dict_of(self);
  Object& fallback = arguments.count > 1 ? arguments[1] : *rt.none;
  const auto hash_value = hash(rt, arguments[0]);
  if (!hash_value) return raised;
  const std::int64_t entry = dict_find(rt, dict, arguments[0], *hash_value);
  if (entry == kDictFailed) return raised;
  if (entry >= 0) return own(*dict_value_at(dict, entry));
  if (!dict_set_hashed(rt, dict, arguments[0], fallback, *hash_value)) return raised;
  return own(fallback);
}

Own<Object> dict_pop(Runtime& rt, Object& self, Arguments arguments) {
  Dict& dict = dict_of(self);
  // An empty dict does not look at the key, not even for its hash.
  Object* value = nullptr;
  const Removal removal =
      dict.length ? dict_remove(rt, dict, arguments[0], &value) : Removal::absent;
  if (removal == Removal::removed) return Own<Object>(value);
  if (removal == Removal::failed) return raised;
  if (arguments.count > 1) return own(arguments[1]);
  return missing_key(rt, arguments[0]);
}

Own<Object> dict_popitem(Runtime& rt, Object& self, Arguments) {
  Dict& dict = dict_of(self);
  if (dict.length == 0) return rt.raise(*rt.types.key_error, "popitem(): dictionary is empty");
  Own<Tuple> pair = new_tuple(rt, 2);
  if (!pair) return raised;
  std::uint32_t last = dict.entry_count() - 1;
  Object* key;
  Object* value;
  while (!dict.entry(last, key, value)) --last;
  dict_take_entry(dict, last, pair->items()[0], pair->items()[1]);
  // All entries from here on are holes: the next popitem() need not pass them.
  dict.keys->used = last;
  return pair;
}

Own<Object> dict_update_method(Runtime& rt, Object& self, Arguments arguments) {
  if (!update_from(rt, dict_of(self), "update", arguments)) return raised;
  return none(rt);
}

Own<Object> dict_clear_method(Runtime& rt, Object& self, Arguments) {
  dict_clear(rt, dict_of(self));
  return none(rt);
}

Own<Object> dict_copy_method(Runtime& rt, Object& self, Arguments) {
  return dict_copy(rt, dict_of(self));
}

Own<Object> dict_keys(Runtime& rt, Object& self, Arguments) {
  return make_dict_view(rt, *rt.types.dict_keys, dict_of(self));
}
Own<Object> dict_values(Runtime& rt, Object& self, Arguments) {
  return make_dict_view(rt, *rt.types.dict_values, dict_of(self));
}
Own<Object> dict_items(Runtime& rt, Object& self, Arguments) {
  return make_dict_view(rt, *rt.types.dict_items, dict_of(self));
}

Own<Object> dict_reversed(Runtime& rt, Object& self, Arguments) {
  return make_reversed_dict(rt, self, ReversedKind::dict_keys);
}

Own<Object> dict_fromkeys(Runtime& rt, Object& cls, Arguments arguments) {
  Object& value = arguments.count > 1 ? arguments[1] : *rt.none;
  const Ref<Object> made = call(rt, cls);
  if (!made) return raised;
  const bool plain = made->type == rt.types.dict;
  const Status filled = for_each_item(rt, arguments[0], [&](Object& key) -> Status {
    if (plain) return dict_set(rt, dict_of(*made), key, value);
    return set_item(rt, *made, key, &value);
  });
  if (!filled) return raised;
  return own(*made);
}

Own<Object> dict_sizeof(Runtime& rt, Object& self, Arguments) {
  const Dict& dict = dict_of(self);
  return make_int(
      rt, static_cast<std::int64_t>(self.type->basic_size + (dict.keys ? dict.keys->bytes() : 0)));
}

constexpr NativeMethod kDictMethods[] = {
    kClassGetitem,
    {"get", dict_get_method, Takes::positional, 1, 2},
    {"setdefault", dict_setdefault, Takes::positional, 1, 2},
    {"pop", dict_pop, Takes::positional, 1, 2},
    {"popitem", dict_popitem, Takes::nothing},
    {"keys", dict_keys, Takes::nothing},
    {"items", dict_items, Takes::nothing},
    {"values", dict_values, Takes::nothing},
    {"update", dict_update_method},
    {"fromkeys", dict_fromkeys, Takes::positional, 1, 2, Binding::class_method},
    {"clear", dict_clear_method, Takes::nothing},
    {"copy", dict_copy_method, Takes::nothing},
    {"__reversed__", dict_reversed, Takes::nothing},
    {"__sizeof__", dict_sizeof, Takes::nothing},
};

void fill_dict(Slots& slots) {
  slots.dealloc = dict_dealloc;
  slots.visit = visit_as<Dict>;
  slots.repr = dict_repr;
  slots.hash = nullptr;
  slots.richcompare = dict_compare;
  slots.iter = dict_iter;
  slots.construct = dict_construct;
  slots.init = dict_init;
  slots.length = dict_length;
  slots.getitem = dict_getitem;
  slots.setitem = dict_setitem;
  slots.contains = dict_contains;
  slots.number.to_bool = dict_truth;
  slots.number.binary[static_cast<int>(BinaryOp::bit_or)] = dict_or;
  slots.number.inplace[static_cast<int>(BinaryOp::bit_or)] = dict_inplace_or;
}

}  // namespace

const TypeSpec kDictType = {
    .name = "dict",
    .type = &Types::dict,
    .basic_size = sizeof(Dict),
    .flags = kTypeBase | kTypeDict | kTypeMapping | kTypeMatchSelf,
    .fill = fill_dict,
    .methods = kDictMethods,
    .doc =
        "dict() -> new empty dictionary\n"
        "dict(mapping) -> new dictionary initialized from a mapping object's\n"
        "    (key, value) pairs\n"
        "dict(iterable) -> new dictionary initialized as if via:\n"
        "    d = {}\n"
        "    for k, v in iterable:\n"
        "        d[k] = v\n"
        "dict(**kwargs) -> new dictionary initialized with the name=value pairs\n"
        "    in the keyword argument list.  For example:  dict(one=1, two=2)",
};

}  // namespace vitro
