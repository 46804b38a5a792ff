// module: a dict with a name.
#pragma once

#include "objects/dict.hpp"
#include "objects/ref.hpp"

namespace vitro {

// `aux` is a shape id: subclasses may have members of `__slots__`.
struct Module : Object {
  Str* name;
  Dict* dict;
  bool by_program;  // made by calling the type: repr() does not call it built-in

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
