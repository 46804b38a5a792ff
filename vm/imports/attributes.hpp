// Small native types whose instances keep their attributes as those of Python classes do.
#pragma once

#include <string_view>

#include "objects/instance.hpp"
#include "objects/runtime.hpp"
#include "objects/str.hpp"

namespace vitro::vm {

// Binds an own attribute by name.
inline Status put_attribute(Runtime& rt, Object& object, std::string_view name, Object& value) {
  const Ref<Str> key = intern(rt, name);
  if (!key) return raised;
  return set_own_attribute(rt, object, *key, &value);
}

inline void visit_shaped(Object& object, EdgeVisitor& visitor) {
  visit_attributes(object, visitor);
}

// Life and attributes of a kTypeShaped type without fields of its own.
inline void fill_shaped(Slots& slots) {
  slots.dealloc = dealloc_instance;
  slots.visit = visit_shaped;
  slots.getattribute = generic_getattribute;
  slots.setattribute = generic_setattribute;
}

// The property `__dict__` of such a type.
inline Own<Object> shaped_dict(Runtime& rt, Object& self) {
  Dict* dict = instance_dict(rt, self);
  if (!dict) return raised;
  retain(*reinterpret_cast<Object*>(dict));
  return Own<Object>(reinterpret_cast<Object*>(dict));
}

// Position of the last dot of a module name; 0: there is none.
[[nodiscard]] inline std::size_t last_dot(const Str& name) {
  for (std::size_t i = name.length; i-- > 0;)
    if (name.at(i) == '.') return i;
  return 0;
}

}  // namespace vitro::vm
