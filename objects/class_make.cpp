// Making a class: what type(name, bases, namespace) does once the metaclass is known.
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

// A class without fields of its own yet, which can die at any time.
Own<Type> bare_class(Runtime& rt, Type& metaclass, Type& base, Str& name, Dict& dict,
                     const InstanceParts& parts) {
  Own<Type> type = rt.allocate<Type>(metaclass);
  if (!type) return raised;
  std::memset(static_cast<void*>(reinterpret_cast<char*>(type.get()) + sizeof(Object)), 0,
              sizeof(Type) - sizeof(Object));
  type->runtime = &rt;
  type->name = own(name).get();
  type->base = own(base).get();
  type->dict = own(dict).get();
  type->version = fresh_type_version(rt);
  type->flags = kTypeHeap | kTypeBase | (base.flags & kInheritedTypeFlags);
  const std::uint32_t members = parts.members->length();
  if (members) type->members = own(*parts.members).get();
  type->member_count = base.member_count + members;
  type->basic_size = base.basic_size;
  if (parts.weakref) type->flags |= kTypeWeakly;
  const bool has_dict = parts.dict || keeps_attributes(base);
  if (base.flags & kTypeType) {
    type->inline_capacity = 1;
  } else if (base.flags & kTypeVariable) {
    type->flags |= kTypeTailed;
    if (!has_dict) type->flags |= kTypeSealed;
  } else {
    type->flags |= kTypeShaped;
    type->basic_size += members * static_cast<std::uint32_t>(sizeof(Object*));
    if (!has_dict) type->flags |= kTypeSealed;
    // A subclass's instances start with what its base's turned out to need.
    else
      type->inline_capacity = keeps_attributes(base) ? base.inline_capacity : 1;
  }
  // Slots first: a half-made class must be able to die.
  type->slots = base.slots;
  if (!(base.flags & kTypeType)) set_layout_slots(*type);
  return type;
}

// Name, module and what else the namespace says about the class itself.
Status take_description(Runtime& rt, Type& type) {
  Dict& dict = *type.dict;
  Object* qualname = dict_get_str(dict, *rt.names.qualname);
  if (qualname && !is_str(*qualname))
    return rt.raise(*rt.types.type_error, "type __qualname__ must be a str, not %T",
                    qualname->type);
  type.qualname = own(qualname ? static_cast<Str&>(*qualname) : *type.name).get();
  if (qualname && dict_remove(rt, dict, *rt.names.qualname) == Removal::failed) return raised;
  Object* module = dict_get_str(dict, *rt.names.module);
  if (!module && rt.hooks.current_module) {
    module = rt.hooks.current_module(rt);
    if (module && !dict_set_str(rt, dict, *rt.names.module, *module)) return raised;
  }
  if (module) type.module = own(*module).get();
  if (!bind_implicit(rt, dict, *rt.names.new_, *rt.types.static_method) ||
      !bind_implicit(rt, dict, *rt.names.init_subclass, *rt.types.class_method) ||
      !bind_implicit(rt, dict, *rt.names.class_getitem, *rt.types.class_method))
    return raised;
  return ok;
}

Status add_descriptors(Runtime& rt, Type& type, const InstanceParts& parts) {
  const std::uint32_t first = type.member_count - parts.members->length();
  for (std::uint32_t i = 0; i < parts.members->length(); ++i) {
    auto& name = static_cast<Str&>((*parts.members)[i]);
    const Ref<Object> member = make_member(rt, type, name, first + i);
    if (!member || !dict_set_str(rt, *type.dict, name, *member)) return raised;
  }
  if (parts.dict && !add_dict_descriptor(rt, type)) return raised;
  if (parts.weakref && !add_weakref_descriptor(rt, type)) return raised;
  if (!dict_get_str(*type.dict, *rt.names.doc) &&
      !dict_set_str(rt, *type.dict, *rt.names.doc, *rt.none))
    return raised;
  // A class that compares but does not hash is unhashable.
  if (dict_get_str(*type.dict, *rt.names.eq) && !dict_get_str(*type.dict, *rt.names.hash) &&
      !dict_set_str(rt, *type.dict, *rt.names.hash, *rt.none))
    return raised;
  return ok;
}

Status derive_slots(Runtime& rt, Type& type, const Tuple& bases) {
  if (bases.length() > 1 || type.mro->items()[0] != &type) {
    update_slots(rt, type, nullptr);
    return ok;
  }
  for (std::uint32_t i = 0; i < type.dict->entry_count(); ++i) {
    Object* key;
    Object* value;
    if (!type.dict->entry(i, key, value) || !is_str(*key)) continue;
    // A name that was put together at runtime (`locals()["__add__"] = …`) need not be the
    // interned one.
    Ref<Str> canonical = intern(rt, own(static_cast<Str&>(*key)));
    if (!canonical) return raised;
    if (slot_row_of(rt, *canonical)) update_slots(rt, type, canonical.get());
  }
  return ok;
}

// The cell behind `__class__` and super() in the methods.
Status fill_class_cell(Runtime& rt, Type& type) {
  const Ref<Object> cell = Ref<Object>::share(dict_get_str(*type.dict, *rt.names.classcell));
  if (!cell) return ok;
  if (cell->type != rt.types.cell)
    return rt.raise(*rt.types.type_error, "__classcell__ must be a nonlocal cell, not %R",
                    static_cast<Object*>(cell->type));
  Object*& contents = static_cast<Cell&>(*cell).contents;
  retain(static_cast<Object&>(type));
  release(std::exchange(contents, static_cast<Object*>(&type)));
  if (dict_remove(rt, *type.dict, *rt.names.classcell) == Removal::failed) return raised;
  return ok;
}

bool has_null(const Str& text) {
  for (std::size_t i = 0; i < text.length; ++i)
    if (text.at(i) == 0) return true;
  return false;
}

}  // namespace

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
             "of the metaclasses of all its bases");
    return nullptr;
  }
  return winner;
}

Own<Type> make_class(Runtime& rt, Type& metaclass, Str& name, Tuple& given_bases,
                     Dict& namespace_) {
  Ref<Tuple> bases =
      given_bases.length() ? Ref<Tuple>::share(given_bases) : make_tuple(rt, {rt.types.object});
  if (!bases) return raised;
  Type* base = best_base(rt, *bases);
  if (!base) return raised;
  if (has_null(name))
    return rt.raise(*rt.types.value_error, "type name must not contain null characters");
  Ref<Dict> dict = dict_copy(rt, namespace_);
  InstanceParts parts;
  if (!dict || !read_slots(rt, name, *bases, *base, *dict, parts)) return raised;
  Ref<Type> type = bare_class(rt, metaclass, *base, name, *dict, parts);
  if (!type || !take_description(rt, *type) || !add_descriptors(rt, *type, parts)) return raised;

  type->bases = own(*bases).get();
  // A mro() written in Python may look at the class already.
  type->mro = make_tuple(rt, {type.get()}).get();
  if (!type->mro) return raised;
  Own<Tuple> order = resolution_order(rt, *type, *bases);
  if (!order) return raised;
  release(static_cast<Object*>(std::exchange(type->mro, order.get())));
  type_changed(*type);
  // Which kind of collection a class is to patterns may come from any base.
  constexpr std::uint32_t kCollection = kTypeSequence | kTypeMapping;
  type->flags &= ~kCollection;
  for (std::uint32_t i = 1; i < type->mro->length() && !(type->flags & kCollection); ++i)
    type->flags |= nth_type(*type->mro, i).flags & kCollection;
  for (std::uint32_t i = 0; i < bases->length(); ++i)
    if (!add_subclass(rt, nth_type(*bases, i), *type)) return raised;
  if (!derive_slots(rt, *type, *bases) || !fill_class_cell(rt, *type) || !call_set_name(rt, *type))
    return raised;
  return type.release();
}

}  // namespace vitro
