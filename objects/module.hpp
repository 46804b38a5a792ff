// module: a dict with a name.
#pragma once

#include "objects/dict.hpp"
#include "objects/ref.hpp"

namespace vitro {

struct Module : Object {
  Str* name;
  Dict* dict;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(name, "__name__");
    visitor.field(dict, "__dict__");
  }
};

extern const TypeSpec kModuleType;

// __name__, __doc__, __package__, __loader__ and __spec__ are set as CPython sets them.
Own<Module> make_module(Runtime& rt, Str& name);

}  // namespace vitro
