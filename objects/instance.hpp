// Attributes of instances. Most are laid out by shape: objects of Python classes, exceptions
// included, whose values follow the fixed part of the type (Type::basic_size). Those of kTypeTailed
// classes are in a dict (tail.hpp). Members of `__slots__` are words of either, and no attributes
// here.
#pragma once

#include "objects/ref.hpp"
#include "objects/shape.hpp"
#include "objects/tail.hpp"
#include "objects/type.hpp"

namespace vitro {

struct Dict;
struct Str;

[[nodiscard]] inline Object** inline_values(const Object& instance) {
  auto* bytes = reinterpret_cast<char*>(const_cast<Object*>(&instance));
  return reinterpret_cast<Object**>(bytes + instance.type->basic_size);
}
// Where attribute `position` of an instance with this (non-dictionary) shape lies.
[[nodiscard]] inline Object** value_slot(const Shape& shape, const Object& instance,
                                         std::uint32_t position) {
  Object** values = inline_values(instance);
  if (!shape.spills() || position + 1u < shape.capacity) return values + position;
  return reinterpret_cast<Object**>(values[shape.capacity - 1]) +
         (position - (shape.capacity - 1u));
}

// A fresh instance of a kTypeShaped type: fixed part zeroed after the head, no attributes, `type`
// retained.
Own<Object> allocate_instance(Runtime& rt, Type& type);
// Has the instance a `__dict__`, be it made yet or not?
[[nodiscard]] inline bool keeps_attributes(const Type& type) {
  return (type.flags & (kTypeShaped | kTypeTailed)) != 0 && !(type.flags & kTypeSealed);
}

// Own attribute, not looking at the type. Borrowed; null: absent.
[[nodiscard]] Object* get_own_attribute(Runtime& rt, Object& instance, Str& name);
// Binds (null value: deletes) an own attribute. Deleting an absent one raises AttributeError.
Status set_own_attribute(Runtime& rt, Object& instance, Str& name, Object* value);
// The instance's `__dict__`, for a class that keeps_attributes(): moves the attributes into a Dict,
// which the instance then keeps. Borrowed.
Dict* instance_dict(Runtime& rt, Object& instance);
// Replaces `__dict__`.
Status set_instance_dict(Runtime& rt, Object& instance, Dict& dict);
// For visit and dealloc: attributes, and members of `__slots__`.
void visit_attributes(Object& instance, EdgeVisitor& visitor);
void release_attributes(Runtime& rt, Object& instance);
// The words of the members; Type::member_count of them.
[[nodiscard]] Object** member_words(const Object& instance);
// Bytes of the cell of an instance whose class has no Slots::cell_bytes.
[[nodiscard]] std::size_t instance_bytes(const Object& instance);

// Fills `name` and `obj` of the pending AttributeError, which suggestions are made from.
void note_missing_attribute(Runtime& rt, Object& object, Str& name);
// The same where the pending exception is an AttributeError that says neither yet.
void complete_attribute_error(Runtime& rt, Object& object, Str& name);

// object.__getattribute__ and object.__setattr__: data descriptor, own attribute, class attribute.
Own<Object> generic_getattribute(Runtime& rt, Object& object, Str& name);
Status generic_setattribute(Runtime& rt, Object& object, Str& name, Object* value);

}  // namespace vitro
