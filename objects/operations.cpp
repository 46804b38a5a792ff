// Items, attributes, truth, length, hash and iteration of any object. Operators, comparison, text
// and class tests are in the operations_*.cpp beside this file.
#include "objects/operations.hpp"

#include "objects/built_in.hpp"
#include "objects/dict.hpp"
#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/generic_alias.hpp"
#include "objects/instance.hpp"
#include "objects/range.hpp"
#include "objects/str.hpp"

namespace vitro {
namespace {

// Drops a pending exception of class `type`; false: another one is pending.
bool drop_pending(Runtime& rt, const Type& type) {
  if (!pending_matches(rt, type)) return false;
  rt.clear_pending();
  return true;
}

// What `Class[item]` does: __class_getitem__.
Own<Object> subscript_class(Runtime& rt, Type& cls, Object& key) {
  if (&cls == rt.types.type) return make_generic_alias(rt, cls, key);
  const auto method = find_attribute(rt, cls, *rt.names.class_getitem);
  if (!method) return raised;
  const Ref<Object> held = Own<Object>(*method);
  if (!held || held.get() == rt.none)
    return rt.raise(*rt.types.type_error, "type '%T' is not subscriptable", &cls);
  return call(rt, *held, {&key});
}

// CPython words the refusal by which of its method tables the type lacks; this says which types
// have one for sequences.
bool has_sequence_table(Runtime& rt, const Type& type) {
  return (type.flags & kTypeHeap) || type.slots.length || type.slots.contains ||
         &type == rt.types.slice;
}

// An iterator's __next__ ended by raising StopIteration.
Own<Object> swallow_stop(Runtime& rt) {
  if (rt.pending()) drop_pending(rt, *rt.types.stop_iteration);
  return {};
}

Fallible<std::int64_t> hint_from_method(Runtime& rt, Object& object, std::int64_t fallback) {
  if (!lookup_in_type(*object.type, *rt.names.length_hint)) return fallback;
  bool missing = false;
  Ref<Object> hint = call_special(rt, object, *rt.names.length_hint, {}, &missing);
  if (missing) return fallback;
  if (!hint) {
    if (drop_pending(rt, *rt.types.type_error)) return fallback;
    return raised;
  }
  if (hint.get() == rt.not_implemented) return fallback;
  if (!is_int(*hint))
    return rt.raise(*rt.types.type_error, "__length_hint__ must be an integer, not %T", hint->type);
  const auto value = int_to_int64(rt, *hint);
  if (!value) return raised;
  if (*value < 0) return rt.raise(*rt.types.value_error, "__length_hint__() should return >= 0");
  return value;
}

}  // namespace

Fallible<bool> truth(Runtime& rt, Object& object) {
  if (&object == rt.true_) return true;
  if (&object == rt.false_ || &object == rt.none) return false;
  const Slots& slots = object.type->slots;
  if (slots.number.to_bool) return slots.number.to_bool(rt, object);
  if (!slots.length) return true;
  const auto length = slots.length(rt, object);
  if (!length) return raised;
  return *length != 0;
}

Fallible<std::int64_t> hash(Runtime& rt, Object& object) {
  if (object.type->slots.hash) [[likely]]
    return object.type->slots.hash(rt, object);
  return rt.raise(*rt.types.type_error, "unhashable type: '%T'", object.type);
}

Own<Object> get_attribute(Runtime& rt, Object& object, Str& name) {
  const Own<Object> value = object.type->slots.getattribute(rt, object, name);
  if (!value) [[unlikely]]
    complete_attribute_error(rt, object, name);
  return value;
}

Fallible<Object*> find_attribute(Runtime& rt, Object& object, Str& name) {
  // Where nothing was customised an absent attribute is seen without making an exception.
  if (object.type->slots.getattribute == rt.types.object->slots.getattribute &&
      !lookup_in_type(*object.type, name) &&
      (!keeps_attributes(*object.type) || !get_own_attribute(rt, object, name)))
    return static_cast<Object*>(nullptr);
  const Own<Object> value = object.type->slots.getattribute(rt, object, name);
  if (value) return value.get();
  if (drop_pending(rt, *rt.types.attribute_error)) return static_cast<Object*>(nullptr);
  return raised;
}

Status set_attribute(Runtime& rt, Object& object, Str& name, Object* value) {
  return object.type->slots.setattribute(rt, object, name, value);
}

Own<Object> get_item(Runtime& rt, Object& container, Object& key) {
  if (container.type->slots.getitem) [[likely]]
    return container.type->slots.getitem(rt, container, key);
  if (is_type(container)) return subscript_class(rt, static_cast<Type&>(container), key);
  return rt.raise(*rt.types.type_error, "'%T' object is not subscriptable", container.type);
}

Status set_item(Runtime& rt, Object& container, Object& key, Object* value) {
  Type* type = container.type;
  if (type->slots.setitem) [[likely]]
    return type->slots.setitem(rt, container, key, value);
  if (value)
    return rt.raise(*rt.types.type_error, "'%T' object does not support item assignment", type);
  if (has_sequence_table(rt, *type) && is_index(key))
    return rt.raise(*rt.types.type_error, "'%T' object doesn't support item deletion", type);
  return rt.raise(*rt.types.type_error, "'%T' object does not support item deletion", type);
}

Fallible<bool> contains(Runtime& rt, Object& container, Object& item) {
  if (container.type->slots.contains) return container.type->slots.contains(rt, container, item);
  Ref<Object> iterator = get_iterator(rt, container);
  if (!iterator) {
    if (drop_pending(rt, *rt.types.type_error))
      rt.raise(*rt.types.type_error, "argument of type '%T' is not iterable", container.type);
    return raised;
  }
  for (;;) {
    const Ref<Object> candidate = next_item(rt, *iterator);
    if (!candidate) {
      if (rt.pending()) return raised;
      return false;
    }
    const auto same = equal(rt, *candidate, item);
    if (!same || *same) return same;
  }
}

Fallible<std::int64_t> length(Runtime& rt, Object& object) {
  if (object.type->slots.length) [[likely]]
    return object.type->slots.length(rt, object);
  return rt.raise(*rt.types.type_error, "object of type '%T' has no len()", object.type);
}

Fallible<std::int64_t> length_hint(Runtime& rt, Object& object, std::int64_t fallback) {
  if (object.type->slots.length) {
    const auto known = object.type->slots.length(rt, object);
    if (known) return known;
    if (!drop_pending(rt, *rt.types.type_error)) return raised;
  }
  return hint_from_method(rt, object, fallback);
}

Own<Object> get_iterator(Runtime& rt, Object& object) {
  const Slots& slots = object.type->slots;
  if (slots.iter) [[likely]] {
    Own<Object> iterator = slots.iter(rt, object);
    if (!iterator || iterator->type->slots.next) [[likely]]
      return iterator;
    const Ref<Object> held = iterator;
    return rt.raise(*rt.types.type_error, "iter() returned non-iterator of type '%T'", held->type);
  }
  if (slots.getitem && !is_dict(object))
    return make_sequence_iterator(rt, *rt.types.sequence_iterator, object);
  return rt.raise(*rt.types.type_error, "'%T' object is not iterable", object.type);
}

Own<Object> next_item(Runtime& rt, Object& iterator) {
  const UnarySlot next = iterator.type->slots.next;
  if (!next) return rt.raise(*rt.types.type_error, "'%T' object is not an iterator", iterator.type);
  if (rt.stack_is_low()) [[unlikely]]
    return rt.raise_stack_low();  // iterators over iterators over …
  Own<Object> item = next(rt, iterator);
  if (item) [[likely]]
    return item;
  return swallow_stop(rt);
}

bool is_callable(const Object& object) { return object.type->slots.call != nullptr; }

}  // namespace vitro
