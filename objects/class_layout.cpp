// How instances of a class lie in memory: which base decides it, when two classes agree, and the
// slots that depend on it.
#include "objects/class_parts.hpp"
#include "objects/instance.hpp"
#include "objects/int.hpp"
#include "objects/runtime.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace vitro {

namespace {

// The nearest ancestor whose instances have fixed fields or members of their own: what decides the
// layout.
Type& layout_of(Type& type) {
  Type* t = &type;
  while ((t->flags & kTypeHeap) && t->member_count == t->base->member_count) t = t->base;
  if (t->flags & kTypeHeap) return *t;
  while (t->base && t->basic_size == t->base->basic_size &&
         t->slots.dealloc == t->base->slots.dealloc)
    t = t->base;
  return *t;
}

bool same_members(const Type& left, const Type& right) {
  const Type *a = &left, *b = &right;
  while (a != b) {
    if (a->member_count != b->member_count) return false;
    if (a->member_count == 0) return true;
    while (!a->members) a = a->base;
    while (!b->members) b = b->base;
    if (a->members->length() != b->members->length()) return false;
    for (std::uint32_t i = 0; i < a->members->length(); ++i)
      if (a->members->items()[i] != b->members->items()[i]) return false;
    a = a->base;
    b = b->base;
  }
  return true;
}

// CPython lays tails out alike only where one class brought the dict for both.
bool same_tail(const Type& left, const Type& right) {
  if (!(left.flags & kTypeTailed) || (left.flags & (kTypeSealed | kTypeStr))) return true;
  const auto origin = [](const Type* type) {
    while (keeps_attributes(*type->base)) type = type->base;
    return type;
  };
  return origin(&left) == origin(&right);
}

// Would CPython's collector look after instances? What frees them tells the two kinds apart.
bool has_collected_instances(const Type& type) {
  const Type& built_in = built_in_base(type);
  if (keeps_attributes(type) || type.member_count) return true;
  return &built_in != type.runtime->types.object && !(built_in.flags & kTypeLeaf);
}

// ---- slots ----

// As dealloc_instance(), with members.
void dealloc_with_members(Runtime& rt, Object& object) {
  const std::size_t bytes = instance_bytes(object);
  release_attributes(rt, object);
  rt.free_object(object, CellKind::container, bytes);
}

void visit_heap_instance(Object& object, EdgeVisitor& visitor) {
  const Type& built_in = built_in_base(*object.type);
  if (built_in.slots.visit) built_in.slots.visit(object, visitor);
  // Exceptions are shaped as built-ins and visit their attributes themselves.
  if ((object.type->flags & (kTypeShaped | kTypeTailed)) && !(built_in.flags & kTypeShaped))
    visit_attributes(object, visitor);
}

}  // namespace

void dealloc_instance(Runtime& rt, Object& object) {
  const Shape& shape = shape_of(rt, object);
  const std::size_t bytes = sizeof(Object) + shape.capacity * sizeof(Object*);
  if (shape.dictionary || shape.spills()) {
    release_attributes(rt, object);
  } else {
    auto** values = reinterpret_cast<Object**>(&object + 1);
    // Small as it is, the commonest thing to die with an instance is a number of its own.
    const bool watched = rt.heap.watched();
    for (std::uint32_t i = 0; i < shape.count; ++i) {
      Object& value = *values[i];
      if (is_immortal(value) || --value.refcount > 0) continue;
      if (value.type == rt.types.int_ && value.aux == 0 && !watched)
        rt.heap.give_to_list(CellKind::leaf, &value, sizeof(Int));
      else
        rt.deallocate(value);
    }
  }
  rt.free_object(object, CellKind::container, bytes);
}

Type* best_base(Runtime& rt, Tuple& bases) {
  Type* best = nullptr;
  for (std::uint32_t i = 0; i < bases.length(); ++i) {
    if (!is_type(bases[i])) {
      rt.raise(*rt.types.type_error, "bases must be types");
      return nullptr;
    }
    Type& base = nth_type(bases, i);
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

bool extends_layout(Type& type, Type& other) {
  const Type& wanted = layout_of(other);
  for (const Type* t = &layout_of(type); t; t = t->base)
    if (t == &wanted) return true;
  return false;
}

Status check_same_layout(Runtime& rt, Type& from, Type& to, const char* what) {
  constexpr std::uint32_t kParts = kTypeShaped | kTypeTailed | kTypeSealed | kTypeWeakly;
  if (has_collected_instances(from) != has_collected_instances(to))
    return rt.raise(*rt.types.type_error, "%s assignment: '%T' deallocator differs from '%T'", what,
                    &to, &from);
  if (built_in_base(from).slots.dealloc == built_in_base(to).slots.dealloc &&
      (from.flags & kParts) == (to.flags & kParts) && from.basic_size == to.basic_size &&
      same_members(from, to) && same_tail(from, to))
    return ok;
  return rt.raise(*rt.types.type_error, "%s assignment: '%T' object layout differs from '%T'", what,
                  &to, &from);
}

void set_layout_slots(Type& type) {
  type.slots.visit = visit_heap_instance;
  if (type.flags & kTypeTailed) {
    type.slots.dealloc = dealloc_tailed;
    type.slots.cell_bytes = tailed_cell_bytes;
    return;
  }
  const Type& built_in = built_in_base(type);
  if (&built_in == type.runtime->types.object || built_in.slots.dealloc == dealloc_instance)
    type.slots.dealloc = type.member_count ? dealloc_with_members : dealloc_instance;
}

}  // namespace vitro
