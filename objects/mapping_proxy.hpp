// mappingproxy: a mapping seen without the means to change it; what a class's `__dict__` is.
#pragma once

#include "objects/type.hpp"
#include "objects/visit.hpp"

namespace vitro {

struct MappingProxy : Object {
  Object* mapping;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(mapping, "mapping");
  }
};

extern const TypeSpec kMappingProxyType;

Own<Object> make_mapping_proxy(Runtime& rt, Object& mapping);

}  // namespace vitro
