// Changing a class that exists: its attributes and its bases, and what must be derived anew then.
#include <utility>

#include "objects/class_parts.hpp"
#include "objects/dict.hpp"
#include "objects/exception.hpp"
#include "objects/instance.hpp"
#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "objects/runtime.hpp"
#include "objects/slot_table.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace vitro {

void type_changed(Type& type) {
  type.version = fresh_type_version(*type.runtime);
  for (std::uint32_t i = 0; i < type.subclass_count; ++i) type_changed(*type.subclasses[i]);
}

namespace {

void update_slots_below(Runtime& rt, Type& type, const Str* name) {
  update_slots(rt, type, name);
  for (std::uint32_t i = 0; i < type.subclass_count; ++i)
    update_slots_below(rt, *type.subclasses[i], name);
}

void flush(Runtime& rt) {
  if (rt.hooks.flush_attribute_caches) rt.hooks.flush_attribute_caches(rt);
}

// May binding `name` come before an attribute of an instance, whose cached loads are guarded by the
// shape alone?
bool resolves_otherwise(const Names& names, const Str& name) {
  for (const Str* one : {names.getattribute, names.getattr, names.setattr, names.delattr, names.get,
                         names.set, names.delete_})
    if (one == &name) return true;
  return false;
}

// May code have cached what instances of `type` answer, guarded by their shape alone? Not before
// there was an instance. Attributes of classes are guarded by versions that a change of their
// metaclass does not touch.
bool may_be_cached(const Type& type) {
  if (!(type.flags & kTypeShaped) || type.root_shape) return true;
  for (std::uint32_t i = 0; i < type.subclass_count; ++i)
    if (may_be_cached(*type.subclasses[i])) return true;
  return false;
}

}  // namespace

Status set_type_attribute(Runtime& rt, Type& type, Str& name, Object* value) {
  if (!(type.flags & kTypeHeap))
    return rt.raise(*rt.types.type_error, "cannot set '%S' attribute of immutable type '%T'", &name,
                    &type);
  const Ref<Object> old = Ref<Object>::share(dict_get_str(*type.dict, name));
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
  if (((value && (value->type->flags & kTypeDescriptorData)) ||
       (old && (old->type->flags & kTypeDescriptorData)) || resolves_otherwise(rt.names, name)) &&
      may_be_cached(type))
    flush(rt);
  if (slot_row_of(rt, name)) update_slots_below(rt, type, &name);
  return ok;
}

namespace {

// ---- __bases__ ----

Status check_bases(Runtime& rt, Type& type, Object* value) {
  if (!value || !(type.flags & kTypeHeap))
    return rt.raise(*rt.types.type_error, "cannot %s '__bases__' attribute of immutable type '%T'",
                    value ? "set" : "delete", &type);
  if (!is_tuple(*value))
    return rt.raise(*rt.types.type_error, "can only assign tuple to %T.__bases__, not %T", &type,
                    value->type);
  auto& bases = static_cast<Tuple&>(*value);
  if (bases.length() == 0)
    return rt.raise(*rt.types.type_error, "can only assign non-empty tuple to %T.__bases__, not ()",
                    &type);
  for (std::uint32_t i = 0; i < bases.length(); ++i) {
    if (!is_type(bases[i]))
      return rt.raise(*rt.types.type_error, "%T.__bases__ must be tuple of classes, not '%T'",
                      &type, bases[i].type);
    const Type& base = nth_type(bases, i);
    bool cycle = base.is_subtype_of(type);
    // A mro() of its own may hide an ancestor that the chain of bases still has.
    for (const Type* t = base.base; t && !cycle; t = t->base) cycle = t == &type;
    if (cycle)
      return rt.raise(*rt.types.type_error, "a __bases__ item causes an inheritance cycle");
  }
  return ok;
}

// Gives `type` and all below it new orders. Each order that was replaced is noted in `undo`, as the
// class and its old order.
Status reorder(Runtime& rt, Type& type, List& undo) {
  const Ref<Tuple> bases = Ref<Tuple>::share(*type.bases);
  const Own<Tuple> order = resolution_order(rt, type, *bases);
  if (!order) return raised;
  const Ref<Tuple> held = order;
  if (!list_append(rt, undo, own<Object>(type)) || !list_append(rt, undo, own<Object>(*type.mro)))
    return raised;
  release(static_cast<Object*>(std::exchange(type.mro, own(*held).get())));
  const Ref<List> below =
      list_from_array(rt, reinterpret_cast<Object* const*>(type.subclasses), type.subclass_count);
  if (!below || !rt.enter(" while changing the bases of a class")) return raised;
  Status done = ok;
  for (std::size_t i = 0; i < below->length && done; ++i)
    done = reorder(rt, static_cast<Type&>(*below->items[i]), undo);
  rt.leave();
  return done;
}

void undo_orders(List& undo) {
  for (std::size_t i = undo.length / 2; i-- > 0;) {
    auto& type = static_cast<Type&>(*undo.items[2 * i]);
    auto& order = static_cast<Tuple&>(*undo.items[2 * i + 1]);
    retain(static_cast<Object&>(order));
    release(static_cast<Object*>(std::exchange(type.mro, &order)));
  }
}

}  // namespace

Status set_type_bases(Runtime& rt, Type& type, Object* value) {
  if (!check_bases(rt, type, value)) return raised;
  auto& bases = static_cast<Tuple&>(*value);
  Type* base = best_base(rt, bases);
  if (!base || !check_same_layout(rt, *type.base, *base, "__bases__")) return raised;
  const Ref<List> undo = new_list(rt);
  if (!undo) return raised;
  // Room among the subclasses of the new bases first: nothing may fail once the order is new.
  for (std::uint32_t i = 0; i < bases.length(); ++i)
    if (!add_subclass(rt, nth_type(bases, i), type)) {
      while (i-- > 0) remove_subclass(rt, nth_type(bases, i), type);
      return raised;
    }
  const Ref<Tuple> old_bases = Own<Tuple>(std::exchange(type.bases, own(bases).get()));
  const Ref<Type> old_base = Own<Type>(std::exchange(type.base, own(*base).get()));
  const bool reordered = static_cast<bool>(reorder(rt, type, *undo));
  if (!reordered) {
    undo_orders(*undo);
    // Where Python code has assigned other bases meanwhile, those stay.
    if (type.bases == &bases) {
      release(static_cast<Object*>(std::exchange(type.bases, own(*old_bases).get())));
      release(static_cast<Object*>(std::exchange(type.base, own(*old_base).get())));
    }
  }
  const Tuple& gone = reordered ? *old_bases : bases;
  for (std::uint32_t i = 0; i < gone.length(); ++i)
    remove_subclass(rt, *static_cast<Type*>(gone.items()[i]), type);
  type_changed(type);
  update_slots_below(rt, type, nullptr);
  flush(rt);
  return reordered ? ok : Status(raised);
}

}  // namespace vitro
