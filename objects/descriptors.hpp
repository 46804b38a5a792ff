// The descriptors that classes are written with: property, staticmethod, classmethod and super.
#pragma once

#include "objects/ref.hpp"
#include "objects/type.hpp"

namespace vitro {

struct Property : Object {
  Object* getter;  // null: None, in all four
  Object* setter;
  Object* deleter;
  Object* doc;
  Str* name;  // given by __set_name__; null before
  bool doc_from_getter;

  template <class Visitor>
  void visit_edges(Visitor& visitor);
};

// staticmethod and classmethod share this layout.
struct WrappedFunction : Object {
  Object* function;  // null until __init__ ran

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(function, "__func__");
  }
};

struct Super : Object {
  Type* cls;        // where the search starts after; null until __init__ ran
  Object* self;     // null: unbound
  Type* self_type;  // whose resolution order is searched; null: unbound

  template <class Visitor>
  void visit_edges(Visitor& visitor);
};

extern const TypeSpec kPropertyType;
extern const TypeSpec kStaticMethodType;
extern const TypeSpec kClassMethodType;
extern const TypeSpec kSuperType;

}  // namespace vitro
