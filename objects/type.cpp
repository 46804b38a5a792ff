// Type objects: making and readying them, resolution order, attribute lookup and its cache,
// versions.
#include "objects/type.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "objects/dict.hpp"
#include "objects/exception.hpp"
#include "objects/function.hpp"
#include "objects/instance.hpp"
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

namespace {

Type& nth(Tuple& types, std::uint32_t i) { return static_cast<Type&>(types[i]); }

std::uint32_t fresh_version(Runtime& rt) {
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

// C3: repeatedly the first head that is in no other list's tail.
Own<Tuple> linearise(Runtime& rt, Type& type, Tuple& bases) {
  if (bases.length() == 1) {
    Tuple& of_base = *nth(bases, 0).mro;
    Own<Tuple> mro = new_tuple(rt, of_base.length() + 1);
    if (!mro) return raised;
    mro->items()[0] = own(static_cast<Object&>(type)).get();
    for (std::uint32_t i = 0; i < of_base.length(); ++i)
      mro->items()[i + 1] = own(of_base[i]).get();
    return mro;
  }
  const std::uint32_t lists = bases.length() + 1;  // each base's order, then the bases themselves
  std::size_t most = 1;
  for (std::uint32_t i = 0; i + 1 < lists; ++i) {
    for (std::uint32_t j = i + 1; j + 1 < lists; ++j)
      if (&bases[i] == &bases[j])
        return rt.raise(*rt.types.type_error, "duplicate base class %S", nth(bases, i).name);
    most += nth(bases, i).mro->length();
  }
  const std::size_t scratch_bytes = most * sizeof(Object*) + lists * sizeof(std::uint32_t);
  auto* result = static_cast<Object**>(rt.allocate_buffer(scratch_bytes));
  if (!result) return raised;
  auto* positions = reinterpret_cast<std::uint32_t*>(result + most);
  std::fill_n(positions, lists, 0u);
  const auto list = [&](std::uint32_t i) -> Tuple& {
    return i + 1 < lists ? *nth(bases, i).mro : bases;
  };
  std::size_t count = 0;
  result[count++] = &type;
  for (;;) {
    Object* next = nullptr;
    bool left = false;
    for (std::uint32_t i = 0; i < lists && !next; ++i) {
      if (positions[i] >= list(i).length()) continue;
      left = true;
      Object* candidate = &list(i)[positions[i]];
      bool in_tail = false;
      for (std::uint32_t j = 0; j < lists && !in_tail; ++j)
        for (std::uint32_t k = positions[j] + 1; k < list(j).length() && !in_tail; ++k)
          in_tail = &list(j)[k] == candidate;
      if (!in_tail) next = candidate;
    }
    if (!left) break;
    if (!next) {
      StrBuilder names(rt);
      // The heads that block each other, each once.
      std::size_t shown = 0;
      for (std::uint32_t i = 0; i < lists; ++i) {
        if (positions[i] >= list(i).length()) continue;
        Object* head = &list(i)[positions[i]];
        bool repeated = false;
        for (std::uint32_t j = 0; j < i && !repeated; ++j)
          repeated = positions[j] < list(j).length() && &list(j)[positions[j]] == head;
        if (repeated) continue;
        if (shown++) names.add(", ");
        names.add(*static_cast<Type*>(head)->name);
      }
      rt.free_buffer(result, scratch_bytes);
      Ref<Str> text = names.finish();
      if (!text) return raised;
      return rt.raise(*rt.types.type_error,
                      "Cannot create a consistent method resolution\norder (MRO) for bases %S",
                      text.get());
    }
    result[count++] = next;
    for (std::uint32_t i = 0; i < lists; ++i)
      if (positions[i] < list(i).length() && &list(i)[positions[i]] == next) ++positions[i];
  }
  Own<Tuple> mro = tuple_from_array(rt, result, count);
  rt.free_buffer(result, scratch_bytes);
  return mro;
}

// The nearest ancestor whose instances have fixed fields of their own, what decides the layout.
Type& layout_of(Type& type) {
  Type* t = &type;
  while (t->base && (t->flags & kTypeHeap)) t = t->base;
  while (t->base && t->basic_size == t->base->basic_size &&
         t->slots.dealloc == t->base->slots.dealloc)
    t = t->base;
  return *t;
}

// The base whose layout the new class extends. Null: TypeError is pending.
Type* best_base(Runtime& rt, Tuple& bases) {
  Type* best = nullptr;
  for (std::uint32_t i = 0; i < bases.length(); ++i) {
    if (!is_type(bases[i])) {
      rt.raise(*rt.types.type_error, "bases must be types");
      return nullptr;
    }
    Type& base = nth(bases, i);
    if (!(base.flags & kTypeBase)) {
      rt.raise(*rt.types.type_error, "type '%T' is not an acceptable base type", &base);
      return nullptr;
    }
    if (!best) {
      best = &base;
      continue;
    }
    Type& layout = layout_of(base);
    Type& chosen = layout_of(*best);
    if (chosen.is_subtype_of(layout)) continue;
    if (!layout.is_subtype_of(chosen)) {
      rt.raise(*rt.types.type_error, "multiple bases have instance lay-out conflict");
      return nullptr;
    }
    best = &base;
  }
  return best;
}

void visit_heap_instance(Object& object, EdgeVisitor& visitor) {
  const Type* type = object.type;
  while (type->flags & kTypeHeap) type = type->base;
  if (type->slots.visit) type->slots.visit(object, visitor);
  // Exceptions are shaped as built-ins and visit their attributes themselves.
  if ((object.type->flags & kTypeShaped) && !(type->flags & kTypeShaped))
    visit_attributes(object, visitor);
}

}  // namespace

// Of classes whose only built-in base is object, so that the words follow the head directly.
void dealloc_instance(Runtime& rt, Object& object) {
  const Shape& shape = shape_of(rt, object);
  const std::size_t bytes = sizeof(Object) + shape.capacity * sizeof(Object*);
  if (shape.dictionary || shape.spills()) {
    release_attributes(rt, object);
  } else {
    auto** values = reinterpret_cast<Object**>(&object + 1);
    for (std::uint32_t i = 0; i < shape.count; ++i) release(*values[i]);
  }
  rt.free_object(object, CellKind::container, bytes);
}

void dealloc_type(Runtime& rt, Object& object) {
  auto& type = static_cast<Type&>(object);
  if (type.bases)
    for (std::uint32_t i = 0; i < type.bases->length(); ++i)
      remove_subclass(rt, nth(*type.bases, i), type);
  Object* edges[] = {type.name, type.qualname, type.module, type.dict,
                     type.base, type.bases,    type.mro,    type.root_shape};
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
    found = dict_get_str(*nth(*type.mro, i).dict, name);
  // Only interned names: another str could die and its address come back as a different name.
  if (name.interned()) entry = {type.version, &name, found};
  return found;
}

void type_changed(Type& type) {
  type.version = fresh_version(*type.runtime);
  for (std::uint32_t i = 0; i < type.subclass_count; ++i) type_changed(*type.subclasses[i]);
}

namespace {

void update_slots_below(Runtime& rt, Type& type, const Str& name) {
  update_slots(rt, type, &name);
  for (std::uint32_t i = 0; i < type.subclass_count; ++i)
    update_slots_below(rt, *type.subclasses[i], name);
}

}  // namespace

Status set_type_attribute(Runtime& rt, Type& type, Str& name, Object* value) {
  if (!(type.flags & kTypeHeap))
    return rt.raise(*rt.types.type_error, "cannot set '%S' attribute of immutable type '%T'", &name,
                    &type);
  Ref<Object> old = Ref<Object>::share(dict_get_str(*type.dict, name));
  if (value) {
    if (!dict_set_str(rt, *type.dict, name, *value)) return raised;
  } else {
    switch (dict_remove(rt, *type.dict, name)) {
      case Removal::failed: return raised;
      case Removal::absent:
        return rt.raise(*rt.types.attribute_error, "type object '%T' has no attribute '%S'", &type,
                        &name);
      case Removal::removed: break;
    }
  }
  type_changed(type);
  // Instance loads are cached by shape alone, so what can come before an instance attribute flushes
  // them.
  const bool resolves_otherwise = (value && (value->type->flags & kTypeDescriptorData)) ||
                                  (old && (old->type->flags & kTypeDescriptorData)) ||
                                  &name == rt.names.getattribute || &name == rt.names.getattr ||
                                  &name == rt.names.setattr || &name == rt.names.delattr;
  if (resolves_otherwise && rt.hooks.flush_attribute_caches) rt.hooks.flush_attribute_caches(rt);
  if (slot_row_of(rt, name)) update_slots_below(rt, type, name);
  return ok;
}

Type* most_derived_metaclass(Runtime& rt, Type& metaclass, Tuple& bases) {
  Type* winner = &metaclass;
  for (std::uint32_t i = 0; i < bases.length(); ++i) {
    Type* candidate = bases[i].type;
    if (winner->is_subtype_of(*candidate)) continue;
    if (candidate->is_subtype_of(*winner)) {
      winner = candidate;
      continue;
    }
    rt.raise(*rt.types.type_error,
             "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass "
             "of the "
             "metaclasses of all its bases");
    return nullptr;
  }
  return winner;
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
    type.bases = (type.base ? make_tuple(rt, {type.base}) : new_tuple(rt, 0)).get();
    if (!type.bases) return raised;
  }
  if (!type.dict) {
    type.dict = new_dict(rt).get();
    if (!type.dict) return raised;
  }
  if (!type.mro) {
    Ref<Tuple> mro = type.base ? linearise(rt, type, *type.bases) : make_tuple(rt, {&type});
    if (!mro || (type.base && !add_subclass(rt, *type.base, type))) return raised;
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
  // It may be computed per instance: functions, properties.
  if (!dict_get_str(*type.dict, *rt.names.doc)) {
    Ref<Object> doc = Ref<Object>::share(rt.none);
    if (spec.doc) doc = make_str(rt, spec.doc);
    if (!doc || !dict_set_str(rt, *type.dict, *rt.names.doc, *doc)) return raised;
  }
  type.version = fresh_version(rt);
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

// ---- classes ----

namespace {

// Functions named __new__ are static methods, __init_subclass__ and __class_getitem__ class
// methods, without saying so.
Status bind_implicit(Runtime& rt, Dict& dict, Str& name, Type& wrapper) {
  Object* value = dict_get_str(dict, name);
  if (!value || value->type != rt.types.function) return ok;
  Ref<Object> bound = call(rt, wrapper, {value});
  if (!bound) return raised;
  return dict_set_str(rt, dict, name, *bound);
}

Status call_set_name(Runtime& rt, Type& type) {
  Ref<Dict> snapshot = dict_copy(rt, *type.dict);
  if (!snapshot) return raised;
  for (std::uint32_t i = 0; i < snapshot->entry_count(); ++i) {
    Object* key;
    Object* value;
    if (!snapshot->entry(i, key, value) || !lookup_in_type(*value->type, *rt.names.set_name))
      continue;
    bool missing = false;
    Own<Object> result = call_special(rt, *value, *rt.names.set_name, {&type, key}, &missing);
    if (!missing && !result) {
      Ref<Exception> cause = rt.take_pending();
      rt.raise(*rt.types.runtime_error, "Error calling __set_name__ on '%T' instance %R in '%S'",
               value->type, key, type.name);
      return chain_cause(rt, *cause);
    }
    release(result);
  }
  return ok;
}

}  // namespace

Own<Type> make_class(Runtime& rt, Type& metaclass, Str& name, Tuple& given_bases,
                     Dict& namespace_) {
  Ref<Tuple> bases =
      given_bases.length() ? Ref<Tuple>::share(given_bases) : make_tuple(rt, {rt.types.object});
  if (!bases) return raised;
  Type* base = best_base(rt, *bases);
  if (!base) return raised;
  if (base->flags & kTypeVariable && !(base->flags & kTypeType))
    return rt.raise(*rt.types.type_error,
                    "vitro cannot subclass '%T' yet: its instances differ in size", base);
  Ref<Dict> dict = dict_copy(rt, namespace_);
  if (!dict) return raised;

  Ref<Type> type = rt.allocate<Type>(metaclass);
  if (!type) return raised;
  std::memset(static_cast<void*>(reinterpret_cast<char*>(type.get()) + sizeof(Object)), 0,
              sizeof(Type) - sizeof(Object));
  type->runtime = &rt;
  type->flags = kTypeHeap | kTypeBase | (base->flags & kInheritedTypeFlags);
  if (!(base->flags & kTypeType)) type->flags |= kTypeShaped;
  type->basic_size = base->basic_size;
  type->inline_capacity = 1;
  // A subclass's instances start with what its base's turned out to need.
  if (base->flags & kTypeShaped) type->inline_capacity = base->inline_capacity;
  type->version = fresh_version(rt);
  type->name = own(name).get();
  type->base = own(*base).get();
  // Slots first: a half-made class must be able to die.
  type->slots = base->slots;
  type->slots.visit = visit_heap_instance;
  if (base == rt.types.object) type->slots.dealloc = dealloc_instance;
  type->dict = dict.release().get();

  Object* qualname = dict_get_str(*type->dict, *rt.names.qualname);
  if (qualname && !is_str(*qualname))
    return rt.raise(*rt.types.type_error, "type __qualname__ must be a str, not %T",
                    qualname->type);
  type->qualname = own(qualname ? static_cast<Str&>(*qualname) : name).get();
  if (qualname && dict_remove(rt, *type->dict, *rt.names.qualname) == Removal::failed)
    return raised;
  if (Object* module = dict_get_str(*type->dict, *rt.names.module))
    type->module = own(*module).get();
  if (!dict_get_str(*type->dict, *rt.names.doc) &&
      !dict_set_str(rt, *type->dict, *rt.names.doc, *rt.none))
    return raised;
  if (!bind_implicit(rt, *type->dict, *rt.names.new_, *rt.types.static_method) ||
      !bind_implicit(rt, *type->dict, *rt.names.init_subclass, *rt.types.class_method) ||
      !bind_implicit(rt, *type->dict, *rt.names.class_getitem, *rt.types.class_method))
    return raised;

  Own<Tuple> mro = linearise(rt, *type, *bases);
  if (!mro) return raised;
  type->mro = mro.get();
  type->bases = own(*bases).get();
  // Which kind of collection a class is to patterns may come from any base.
  constexpr std::uint32_t kCollection = kTypeSequence | kTypeMapping;
  type->flags &= ~kCollection;
  for (std::uint32_t i = 1; i < mro->length() && !(type->flags & kCollection); ++i)
    type->flags |= nth(*mro, i).flags & kCollection;
  for (std::uint32_t i = 0; i < bases->length(); ++i)
    if (!add_subclass(rt, nth(*bases, i), *type)) return raised;
  // A class that compares but does not hash is unhashable.
  if (dict_get_str(*type->dict, *rt.names.eq) && !dict_get_str(*type->dict, *rt.names.hash) &&
      !dict_set_str(rt, *type->dict, *rt.names.hash, *rt.none))
    return raised;
  if (bases->length() > 1) {
    update_slots(rt, *type, nullptr);
  } else {
    for (std::uint32_t i = 0; i < type->dict->entry_count(); ++i) {
      Object* key;
      Object* value;
      if (!type->dict->entry(i, key, value) || !is_str(*key)) continue;
      // A name that was put together at runtime (`locals()["__add__"] = …`) need not be the
      // interned one.
      Ref<Str> canonical = intern(rt, own(static_cast<Str&>(*key)));
      if (!canonical) return raised;
      if (slot_row_of(rt, *canonical)) update_slots(rt, *type, canonical.get());
    }
  }
  // The cell behind `__class__` and super() in the methods.
  if (Object* cell = dict_get_str(*type->dict, *rt.names.classcell)) {
    if (cell->type != rt.types.cell)
      return rt.raise(*rt.types.type_error,
                      "type.__new__() __classcell__ must be a nonlocal cell, not '%T'", cell->type);
    Object*& contents = static_cast<Cell&>(*cell).contents;
    retain(static_cast<Object&>(*type));
    release(std::exchange(contents, static_cast<Object*>(type.get())));
    if (dict_remove(rt, *type->dict, *rt.names.classcell) == Removal::failed) return raised;
  }
  if (!call_set_name(rt, *type)) return raised;
  return type.release();
}

}  // namespace vitro
