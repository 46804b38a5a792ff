// Storage of instance attributes: inline words, the spill buffer, dictionary mode; and the generic
// attribute protocol over it.
#include "objects/instance.hpp"

#include <cstring>
#include <utility>

#include "objects/dict.hpp"
#include "objects/operations.hpp"
#include "objects/runtime.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace vitro {

namespace {

constexpr std::uint32_t kLargestInlineCapacity = 40;

// The buffer with the attributes from capacity-1 on grows to powers of two, so its size follows
// from the count.
std::size_t spill_bytes(const Shape& shape) {
  std::size_t words = 4;
  while (words < shape.count - (shape.capacity - 1u)) words *= 2;
  return words * sizeof(Object*);
}

Dict*& dictionary_of(Object& instance) {
  return reinterpret_cast<Dict*&>(inline_values(instance)[0]);
}

// Remembers that instances of this type have one attribute more than there was room for.
void predict_more(Type& type, std::uint32_t attributes) {
  if (attributes > type.inline_capacity && attributes <= kLargestInlineCapacity)
    type.inline_capacity = attributes;
}

Status add_attribute(Runtime& rt, Object& instance, Shape& shape, Str& name, Object& value) {
  Shape* wider = shape_with(rt, shape, name);
  if (!wider) return raised;
  Object** values = inline_values(instance);
  if (wider->spills()) {
    predict_more(*instance.type, wider->count);
    if (!shape.spills()) {
      auto* buffer = static_cast<Object**>(rt.allocate_buffer(spill_bytes(*wider)));
      if (!buffer) return raised;
      buffer[0] = values[shape.capacity - 1];
      values[shape.capacity - 1] = reinterpret_cast<Object*>(buffer);
    } else if (spill_bytes(shape) != spill_bytes(*wider)) {
      void* buffer =
          rt.resize_buffer(values[shape.capacity - 1], spill_bytes(shape), spill_bytes(*wider));
      if (!buffer) return raised;
      values[shape.capacity - 1] = static_cast<Object*>(buffer);
    }
  }
  retain(value);
  *value_slot(*wider, instance, wider->count - 1u) = &value;
  instance.aux = wider->id;
  return ok;
}

// The dict of a tailed instance, made now if there is none.
Dict* made_tail_dict(Runtime& rt, Object& instance) {
  Dict*& dict = tail_dict(instance);
  if (!dict) dict = new_dict(rt).get();
  return dict;
}

// Binds or deletes where the attributes are in a dict.
Status set_in_dict(Runtime& rt, Dict& attributes, Str& name, Object* value) {
  const Ref<Dict> dict = Ref<Dict>::share(attributes);
  if (value) return dict_set_str(rt, *dict, name, *value);
  switch (dict_remove(rt, *dict, name)) {
    case Removal::failed: return raised;
    case Removal::removed: return ok;
    case Removal::absent: break;
  }
  return rt.raise(*rt.types.attribute_error, "%S", &name);
}

void release_values(Runtime& rt, Object& instance, const Shape& shape) {
  Object** values = inline_values(instance);
  if (shape.dictionary) return release(values[0]);
  if (!shape.spills()) {
    for (std::uint32_t i = 0; i < shape.count; ++i) release(*values[i]);
    return;
  }
  for (std::uint32_t i = 0; i < shape.count; ++i) release(*value_slot(shape, instance, i));
  rt.free_buffer(values[shape.capacity - 1], spill_bytes(shape));
}

// Names of the attributes in order of their words.
void collect_names(const Shape& shape, Str** names) {
  for (const Shape* s = &shape; s->count > 0; s = s->parent) names[s->count - 1] = s->name;
}

}  // namespace

std::size_t instance_bytes(const Object& instance) {
  const Type& type = *instance.type;
  if (!(type.flags & kTypeShaped)) return type.basic_size;
  return type.basic_size + shape_of(*type.runtime, instance).capacity * sizeof(Object*);
}

Own<Object> allocate_instance(Runtime& rt, Type& type) {
  Shape* shape = root_shape(rt, type);
  if (!shape) return raised;
  const std::size_t bytes = type.basic_size + shape->capacity * sizeof(Object*);
  Own<Object> instance = rt.allocate<Object>(type, CellKind::container, bytes);
  if (!instance) return raised;
  std::memset(instance.get() + 1, 0, bytes - sizeof(Object));
  instance->aux = shape->id;
  return instance;
}

Object* get_own_attribute(Runtime& rt, Object& instance, Str& name) {
  if (instance.type->flags & kTypeTailed) [[unlikely]] {
    if (instance.type->flags & kTypeSealed) return nullptr;
    const Dict* dict = tail_dict(instance);
    return dict ? dict_get_str(*dict, name) : nullptr;
  }
  const Shape& shape = shape_of(rt, instance);
  if (shape.dictionary) return dict_get_str(*dictionary_of(instance), name);
  const int position = shape.find(name);
  return position < 0 ? nullptr
                      : *value_slot(shape, instance, static_cast<std::uint32_t>(position));
}

Status set_own_attribute(Runtime& rt, Object& instance, Str& name, Object* value) {
  if (instance.type->flags & kTypeTailed) [[unlikely]] {
    Dict* dict = made_tail_dict(rt, instance);
    if (!dict) return raised;
    return set_in_dict(rt, *dict, name, value);
  }
  Shape& shape = shape_of(rt, instance);
  const int position = shape.dictionary ? -1 : shape.find(name);
  if (shape.dictionary || !value || (position < 0 && !shape.may_grow(name))) {
    Dict* dict = instance_dict(rt, instance);
    if (!dict) return raised;
    return set_in_dict(rt, *dict, name, value);
  }
  if (position < 0) return add_attribute(rt, instance, shape, name, *value);
  Object** slot = value_slot(shape, instance, static_cast<std::uint32_t>(position));
  Object* old = *slot;
  retain(*value);
  *slot = value;
  release(old);
  return ok;
}

Dict* instance_dict(Runtime& rt, Object& instance) {
  if (instance.type->flags & kTypeTailed) return made_tail_dict(rt, instance);
  Shape& shape = shape_of(rt, instance);
  if (shape.dictionary) return dictionary_of(instance);
  Shape* dictionary = dictionary_shape(rt, *instance.type, shape.capacity);
  if (!dictionary) return nullptr;
  Ref<Dict> dict = new_dict(rt, shape.count);
  if (!dict) return nullptr;
  Str* names[kMostShapedAttributes];
  collect_names(shape, names);
  for (std::uint32_t i = 0; i < shape.count; ++i)
    if (!dict_set_str(rt, *dict, *names[i], **value_slot(shape, instance, i))) return nullptr;
  Dict* result = dict.get();
  // Commit: the dict shares every value already, so dropping the words frees nothing.
  release_values(rt, instance, shape);
  std::memset(inline_values(instance), 0, shape.capacity * sizeof(Object*));
  dictionary_of(instance) = dict.release().get();
  instance.aux = dictionary->id;
  return result;
}

Status set_instance_dict(Runtime& rt, Object& instance, Dict& dict) {
  if (!instance_dict(rt, instance)) return raised;
  Dict*& place = instance.type->flags & kTypeTailed ? tail_dict(instance) : dictionary_of(instance);
  Dict* old = place;
  retain(static_cast<Object&>(dict));
  place = &dict;
  release(static_cast<Object&>(*old));
  return ok;
}

Object** member_words(const Object& instance) {
  if (instance.type->flags & kTypeTailed) return tail_of(instance);
  return inline_values(instance) - instance.type->member_count;
}

namespace {

void visit_members(Object& instance, EdgeVisitor& visitor) {
  Object** words = member_words(instance);
  // The classes further up name the earlier words.
  for (const Type* type = instance.type; type && type->member_count; type = type->base) {
    if (!type->members) continue;
    const std::uint32_t first = type->member_count - type->members->length();
    for (std::uint32_t i = 0; i < type->members->length(); ++i)
      visitor.edge(words[first + i],
                   {EdgeKind::attribute, first + i, nullptr, &(*type->members)[i]});
  }
}

}  // namespace

void visit_attributes(Object& instance, EdgeVisitor& visitor) {
  if (instance.type->member_count) visit_members(instance, visitor);
  if (!keeps_attributes(*instance.type)) return;
  if (instance.type->flags & kTypeTailed) return visitor.field(tail_dict(instance), "__dict__");
  const Shape& shape = shape_of(*instance.type->runtime, instance);
  if (shape.dictionary) return visitor.field(dictionary_of(instance), "__dict__");
  Str* names[kMostShapedAttributes];
  collect_names(shape, names);
  for (std::uint32_t i = 0; i < shape.count; ++i)
    visitor.edge(*value_slot(shape, instance, i), {EdgeKind::attribute, i, nullptr, names[i]});
  if (shape.spills())
    visitor.buffer(inline_values(instance)[shape.capacity - 1], spill_bytes(shape), "attributes");
}

void release_attributes(Runtime& rt, Object& instance) {
  if (const std::uint32_t members = instance.type->member_count) [[unlikely]] {
    Object** words = member_words(instance);
    for (std::uint32_t i = 0; i < members; ++i) release(std::exchange(words[i], nullptr));
  }
  release_values(rt, instance, shape_of(rt, instance));
}

Own<Object> generic_getattribute(Runtime& rt, Object& object, Str& name) {
  Type& type = *object.type;
  Ref<Object> attribute = Ref<Object>::share(lookup_in_type(type, name));
  if (attribute && attribute->type->slots.descr_get &&
      (attribute->type->flags & kTypeDescriptorData))
    return attribute->type->slots.descr_get(rt, *attribute, &object, &type);
  if (type.flags & (kTypeShaped | kTypeTailed)) {
    if (Object* value = get_own_attribute(rt, object, name)) return own(*value);
  }
  if (attribute) {
    if (attribute->type->slots.descr_get)
      return attribute->type->slots.descr_get(rt, *attribute, &object, &type);
    return attribute.release();
  }
  rt.raise(*rt.types.attribute_error, "'%T' object has no attribute '%S'", &type, &name);
  note_missing_attribute(rt, object, name);
  return raised;
}

Status generic_setattribute(Runtime& rt, Object& object, Str& name, Object* value) {
  Type& type = *object.type;
  Ref<Object> attribute = Ref<Object>::share(lookup_in_type(type, name));
  if (attribute && attribute->type->slots.descr_set &&
      (attribute->type->flags & kTypeDescriptorData))
    return attribute->type->slots.descr_set(rt, *attribute, object, value);
  if (keeps_attributes(type)) {
    if (value) return set_own_attribute(rt, object, name, value);
    if (get_own_attribute(rt, object, name)) return set_own_attribute(rt, object, name, nullptr);
    return rt.raise(*rt.types.attribute_error, "'%T' object has no attribute '%S'", &type, &name);
  }
  if (attribute)
    return rt.raise(*rt.types.attribute_error, "'%T' object attribute '%S' is read-only", &type,
                    &name);
  return rt.raise(*rt.types.attribute_error, "'%T' object has no attribute '%S'", &type, &name);
}

}  // namespace vitro
