// What the files that make and change classes share.
#pragma once

#include "objects/tuple.hpp"
#include "objects/type.hpp"

namespace vitro {

[[nodiscard]] inline Type& nth_type(Tuple& types, std::uint32_t i) {
  return static_cast<Type&>(types[i]);
}

// ---- type.cpp ----
[[nodiscard]] std::uint32_t fresh_type_version(Runtime& rt);
Status add_subclass(Runtime& rt, Type& base, Type& subclass);
void remove_subclass(Runtime& rt, Type& base, Type& subclass);

// ---- mro.cpp ----
// The order by C3, `type` first.
Own<Tuple> linearise(Runtime& rt, Type& type, Tuple& bases);
// The order as the metaclass's mro() says it.
Own<Tuple> resolution_order(Runtime& rt, Type& type, Tuple& bases);

// ---- class_layout.cpp ----
// The base whose layout the new class extends. Null: TypeError is pending.
Type* best_base(Runtime& rt, Tuple& bases);
// Is every instance of `type` laid out as one of `other`, as far as that goes? Says nothing of the
// order in which either is searched.
[[nodiscard]] bool extends_layout(Type& type, Type& other);
// May an instance of `from` become one of `to`? TypeError "%s assignment: …" where not.
Status check_same_layout(Runtime& rt, Type& from, Type& to, const char* what);
// Slots of the new class that depend on how its instances lie in memory.
void set_layout_slots(Type& type);

// ---- class_change.cpp ----
// Assigns `__bases__` (null: an attempt to delete it).
Status set_type_bases(Runtime& rt, Type& type, Object* value);

// ---- class_slots.cpp ----
// What instances of the new class have beside what those of `base` have.
struct InstanceParts {
  Ref<Tuple> members;  // mangled names, sorted; empty without any
  bool dict = false;
  bool weakref = false;
};
// Reads `__slots__` in the namespace of the class `name`.
Status read_slots(Runtime& rt, Str& name, Tuple& bases, Type& base, Dict& names,
                  InstanceParts& parts);

}  // namespace vitro
