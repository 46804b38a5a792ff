// Members of `__slots__` as descriptors, and the descriptors of `__dict__` and `__weakref__`.
#include "objects/member.hpp"

#include <utility>

#include "objects/dict.hpp"
#include "objects/function.hpp"
#include "objects/instance.hpp"
#include "objects/operations.hpp"
#include "objects/runtime.hpp"
#include "objects/str.hpp"
#include "objects/weak_reference.hpp"

namespace vitro {

namespace {

MemberDescriptor& member(Object& object) { return static_cast<MemberDescriptor&>(object); }

void dealloc(Runtime& rt, Object& object) {
  release(static_cast<Object*>(member(object).owner));
  release(static_cast<Object*>(member(object).name));
  rt.free_object(object, CellKind::container, sizeof(MemberDescriptor));
}

Raised does_not_apply(Runtime& rt, MemberDescriptor& descriptor, Object& instance) {
  return rt.raise(*rt.types.type_error,
                  "descriptor '%S' for '%T' objects doesn't apply to a '%T' object",
                  descriptor.name, descriptor.owner, instance.type);
}

Raised absent(Runtime& rt, MemberDescriptor& descriptor, Object& instance) {
  rt.raise(*rt.types.attribute_error, "'%T' object has no attribute '%S'", instance.type,
           descriptor.name);
  note_missing_attribute(rt, instance, *descriptor.name);
  return raised;
}

Own<Object> get(Runtime& rt, Object& object, Object* instance, Type*) {
  if (!instance) return own(object);
  MemberDescriptor& descriptor = member(object);
  if (!is_instance(*instance, *descriptor.owner)) return does_not_apply(rt, descriptor, *instance);
  if (descriptor.property) return descriptor.property->get(rt, *instance);
  Object* value = member_words(*instance)[descriptor.index];
  if (!value) return absent(rt, descriptor, *instance);
  return own(*value);
}

Status set(Runtime& rt, Object& object, Object& instance, Object* value) {
  MemberDescriptor& descriptor = member(object);
  if (!is_instance(instance, *descriptor.owner)) return does_not_apply(rt, descriptor, instance);
  if (descriptor.property) {
    if (descriptor.property->set) return descriptor.property->set(rt, instance, value);
    return rt.raise(*rt.types.attribute_error, "readonly attribute");
  }
  Object*& word = member_words(instance)[descriptor.index];
  if (!value && !word) {
    rt.raise(*rt.types.attribute_error, "%S", descriptor.name);
    return raised;
  }
  retain(value);
  release(std::exchange(word, value));
  return ok;
}

Own<Object> repr_slot(Runtime& rt, Object& object) {
  return format_message(rt, "<member '%S' of '%T' objects>", member(object).name,
                        member(object).owner);
}

Own<Object> name(Runtime&, Object& object) {
  return own(static_cast<Object&>(*member(object).name));
}
Own<Object> qualname(Runtime& rt, Object& object) {
  return format_message(rt, "%S.%S", member(object).owner->qualname, member(object).name);
}
Own<Object> owner(Runtime&, Object& object) {
  return own(static_cast<Object&>(*member(object).owner));
}
Own<Object> no_doc(Runtime& rt, Object&) { return own(*rt.none); }

constexpr NativeProperty kProperties[] = {
    {"__name__", name},
    {"__qualname__", qualname},
    {"__objclass__", owner},
    {"__doc__", no_doc},
};

void fill(Slots& slots) {
  slots.dealloc = dealloc;
  slots.visit = visit_as<MemberDescriptor>;
  slots.repr = repr_slot;
  slots.descr_get = get;
  slots.descr_set = set;
}

// ---- __dict__ and __weakref__ ----

Own<Object> get_dict(Runtime& rt, Object& object) {
  Dict* dict = instance_dict(rt, object);
  if (!dict) return raised;
  return own(static_cast<Object&>(*dict));
}

Status set_dict(Runtime& rt, Object& object, Object* value) {
  if (!value) {  // the next question for it finds a new one
    const Ref<Dict> empty = new_dict(rt);
    return empty ? set_instance_dict(rt, object, *empty) : Status(raised);
  }
  if (!is_dict(*value))
    return rt.raise(*rt.types.type_error, "__dict__ must be set to a dictionary, not a '%T'",
                    value->type);
  return set_instance_dict(rt, object, static_cast<Dict&>(*value));
}

Own<Object> get_weakref(Runtime& rt, Object& object) {
  WeakReference* first = first_weak_reference(rt, object);
  return own(first ? static_cast<Object&>(*first) : *rt.none);
}

constexpr NativeProperty kDict = {"__dict__", get_dict, set_dict};
constexpr NativeProperty kWeakref = {"__weakref__", get_weakref};

Status add_property(Runtime& rt, Type& type, Str& key, const NativeProperty& property) {
  if (dict_get_str(*type.dict, key)) return ok;
  const Ref<PropertyDescriptor> made =
      rt.allocate<PropertyDescriptor>(*rt.types.property_descriptor);
  if (!made) return raised;
  made->property = &property;
  made->owner = &type;
  retain(static_cast<Object&>(type));
  return dict_set_str(rt, *type.dict, key, *made);
}

}  // namespace

const TypeSpec kMemberDescriptorType = {.name = "member_descriptor",
                                        .type = &Types::member_descriptor,
                                        .basic_size = sizeof(MemberDescriptor),
                                        .flags = kTypeDescriptorData,
                                        .fill = fill,
                                        .properties = kProperties};

Own<Object> make_member(Runtime& rt, Type& owner, Str& name, std::uint32_t index,
                        const NativeProperty* property) {
  const Own<MemberDescriptor> made = rt.allocate<MemberDescriptor>(*rt.types.member_descriptor);
  if (!made) return raised;
  made->owner = &owner;
  made->name = &name;
  made->property = property;
  made->index = index;
  retain(static_cast<Object&>(owner));
  retain(static_cast<Object&>(name));
  return made;
}

Status add_dict_descriptor(Runtime& rt, Type& type) {
  return add_property(rt, type, *rt.names.dict, kDict);
}
Status add_weakref_descriptor(Runtime& rt, Type& type) {
  return add_property(rt, type, *rt.names.weakref, kWeakref);
}

}  // namespace vitro
