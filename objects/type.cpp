// Type objects: making and readying them, resolution order, attribute lookup and its cache,
// versions.
#include "objects/type.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "objects/class_parts.hpp"
#include "objects/dict.hpp"
#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/instance.hpp"
#include "objects/member.hpp"
#include "objects/operations.hpp"
#include "objects/runtime.hpp"
#include "objects/slot_table.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace vitro {

template <class Visitor>
void Type::visit_edges(Visitor& visitor) {
  visitor.field(name, "__name__");
  visitor.field(qualname, "__qualname__");
  visitor.field(module, "__module__");
  visitor.field(dict, "__dict__");
  visitor.edge(base, {EdgeKind::base, 0, "__base__", nullptr});
  visitor.field(bases, "__bases__");
  visitor.field(mro, "__mro__");
  visitor.field(root_shape, "shapes");
  visitor.field(members, "__slots__");
  visitor.buffer(subclasses, subclass_capacity * sizeof(Type*), "subclasses");
}
template void Type::visit_edges<EdgeVisitor>(EdgeVisitor&);

bool Type::is_subtype_of(const Type& other) const {
  if (this == &other) return true;
  if (!mro) {  // while the runtime starts
    for (const Type* ancestor = this; ancestor; ancestor = ancestor->base)
      if (ancestor == &other) return true;
    return false;
  }
  for (std::uint32_t i = 0; i < mro->length(); ++i)
    if (mro->items()[i] == &other) return true;
  return false;
}

std::uint32_t fresh_type_version(Runtime& rt) {
  // 2^32 changes of classes are out of reach of one run; 0 stays "never valid".
  return rt.next_type_version++;
}

Status add_subclass(Runtime& rt, Type& base, Type& subclass) {
  if (base.subclass_count == base.subclass_capacity) {
    const std::uint32_t capacity = base.subclass_capacity ? base.subclass_capacity * 2 : 4;
    void* list = rt.resize_buffer(base.subclasses, base.subclass_capacity * sizeof(Type*),
                                  capacity * sizeof(Type*));
    if (!list) return raised;
    base.subclasses = static_cast<Type**>(list);
    base.subclass_capacity = capacity;
  }
  base.subclasses[base.subclass_count++] = &subclass;
  return ok;
}

void remove_subclass(Runtime& rt, Type& base, Type& subclass) {
  Type** end = base.subclasses + base.subclass_count;
  Type** found = std::find(base.subclasses, end, &subclass);
  if (found == end) return;
  std::copy(found + 1, end, found);
  // The last one takes the buffer along: an idle class keeps no memory of classes that came and
  // went.
  if (--base.subclass_count == 0) {
    rt.free_buffer(base.subclasses, base.subclass_capacity * sizeof(Type*));
    base.subclasses = nullptr;
    base.subclass_capacity = 0;
  }
}

void dealloc_type(Runtime& rt, Object& object) {
  auto& type = static_cast<Type&>(object);
  if (type.bases)
    for (std::uint32_t i = 0; i < type.bases->length(); ++i)
      remove_subclass(rt, nth_type(*type.bases, i), type);
  Object* edges[] = {type.name,  type.qualname, type.module,     type.dict,   type.base,
                     type.bases, type.mro,      type.root_shape, type.members};
  for (Object* edge : edges) release(edge);
  rt.free_buffer(type.subclasses, type.subclass_capacity * sizeof(Type*));
  // A subclass that dies together with this one still takes itself out of the list.
  type.subclasses = nullptr;
  type.subclass_count = type.subclass_capacity = 0;
  rt.free_object(type, CellKind::container, sizeof(Type));
}

Object* lookup_in_type(Type& type, Str& name) {
  Runtime& rt = *type.runtime;
  auto& entry =
      rt.method_cache[(type.version * 31 + (reinterpret_cast<std::uintptr_t>(&name) >> 4)) %
                      Runtime::kMethodCacheSize];
  if (entry.version == type.version && entry.name == &name) return entry.value;
  Object* found = nullptr;
  for (std::uint32_t i = 0; i < type.mro->length() && !found; ++i)
    found = dict_get_str(*nth_type(*type.mro, i).dict, name);
  // Only interned names: another str could die and its address come back as a different name.
  if (name.interned()) entry = {type.version, &name, found};
  return found;
}

// ---- built-in types ----

namespace {

// Name, bases, order and an empty dict. May be tried again where memory ran out before.
Status lay_out_builtin_type(Runtime& rt, Type& type, const TypeSpec& spec) {
  if (!type.name) {
    type.name = intern(rt, spec.name).get();
    if (!type.name) return raised;
    type.qualname = own(*type.name).get();
  }
  if (spec.module && !type.module) {
    type.module = intern(rt, spec.module).get();
    if (!type.module) return raised;
  }
  if (!type.bases) {
    type.bases = (spec.second_base ? make_tuple(rt, {type.base, rt.types.*spec.second_base})
                  : type.base      ? make_tuple(rt, {type.base})
                                   : new_tuple(rt, 0))
                     .get();
    if (!type.bases) return raised;
  }
  if (!type.dict) {
    type.dict = new_dict(rt).get();
    if (!type.dict) return raised;
  }
  if (!type.mro) {
    Ref<Tuple> mro = type.base ? linearise(rt, type, *type.bases) : make_tuple(rt, {&type});
    if (!mro) return raised;
    for (std::uint32_t i = 0; i < type.bases->length(); ++i)
      if (!add_subclass(rt, static_cast<Type&>((*type.bases)[i]), type)) return raised;
    type.mro = mro.release().get();
  }
  return ok;
}

}  // namespace

Status ready_builtin_type(Runtime& rt, const TypeSpec& spec) {
  Type& type = spec.type ? *(rt.types.*spec.type) : *rt.module_types[spec.module_type];
  const Slots* inherited = type.base ? &type.base->slots : nullptr;
  if (!lay_out_builtin_type(rt, type, spec)) return raised;
  for (const NativeMethod& method : spec.methods) {
    Ref<Str> method_name = intern(rt, method.name);
    if (!method_name) return raised;
    Ref<Object> descriptor;
    if (method.binding == Binding::static_method) {
      descriptor = make_native_callable(rt, method, &type, &type);
    } else {
      Type& descriptor_type = method.binding == Binding::class_method
                                  ? *rt.types.class_method_descriptor
                                  : *rt.types.native_descriptor;
      Ref<NativeDescriptor> made = rt.allocate<NativeDescriptor>(descriptor_type);
      if (!made) return raised;
      made->method = &method;
      made->owner = &type;
      retain(static_cast<Object&>(type));
      descriptor = made.release();
    }
    if (!descriptor || !dict_set_str(rt, *type.dict, *method_name, *descriptor)) return raised;
  }
  for (const NativeProperty& property : spec.properties) {
    Ref<Str> property_name = intern(rt, property.name);
    if (!property_name) return raised;
    if (property.member) {
      Ref<Object> member = make_member(rt, type, *property_name, 0, &property);
      if (!member || !dict_set_str(rt, *type.dict, *property_name, *member)) return raised;
      continue;
    }
    Ref<PropertyDescriptor> made = rt.allocate<PropertyDescriptor>(*rt.types.property_descriptor);
    if (!made) return raised;
    made->property = &property;
    made->owner = &type;
    retain(static_cast<Object&>(type));
    if (!dict_set_str(rt, *type.dict, *property_name, *made)) return raised;
  }
  if (type.slots.construct && (!inherited || inherited->construct != type.slots.construct)) {
    Ref<Object> constructor = make_native_callable(rt, kConstructorMethod, &type, &type);
    if (!constructor || !dict_set_str(rt, *type.dict, *rt.names.new_, *constructor)) return raised;
  }
  if (!add_slot_wrappers(rt, type, inherited)) return raised;
  if ((type.flags & kTypeShaped) && !(type.base->flags & kTypeShaped) &&
      !add_dict_descriptor(rt, type))
    return raised;
  // It may be computed per instance: functions, properties.
  if (!dict_get_str(*type.dict, *rt.names.doc)) {
    Ref<Object> doc = Ref<Object>::share(rt.none);
    if (spec.doc) doc = make_str(rt, spec.doc);
    if (!doc || !dict_set_str(rt, *type.dict, *rt.names.doc, *doc)) return raised;
  }
  type.version = fresh_type_version(rt);
  return ok;
}

Status ready_late_types(Runtime& rt, std::span<const TypeSpec* const> specs) {
  for (const TypeSpec* spec : specs) {
    if (Type* type = rt.types.*spec->type; type && type->version) continue;
    if (!(rt.types.*spec->type) && !prepare_builtin_type(rt, *spec)) return raised;
    if (!ready_builtin_type(rt, *spec)) return raised;
  }
  return ok;
}

Type* make_module_type(Runtime& rt, const TypeSpec& spec) {
  Type*& place = rt.module_types[spec.module_type];
  if (place) return place;
  if (!prepare_builtin_type(rt, spec)) return nullptr;
  if (ready_builtin_type(rt, spec)) return place;
  // Nobody has seen it; what its dict holds refers to it without counting.
  dealloc_type(rt, *std::exchange(place, nullptr));
  return nullptr;
}

Status prepare_late_type(Runtime& rt, const TypeSpec& spec) {
  Type*& place = rt.types.*spec.type;
  if (place) return ok;
  if (!prepare_builtin_type(rt, spec)) return raised;
  if (ready_builtin_type(rt, spec)) return ok;
  // Still immortal, so that what it holds itself does not count it to death.
  dealloc_type(rt, *std::exchange(place, nullptr));
  return raised;
}

}  // namespace vitro
