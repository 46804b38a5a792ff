// `list[int]`: a class with arguments, which calls and attributes see through; and `int | None`,
// a union of classes. Their types are made when the first one is.
#pragma once

#include "objects/str.hpp"
#include "objects/type.hpp"
#include "objects/visit.hpp"

namespace vitro {

struct GenericAlias : Object {
  Object* origin;
  Tuple* args;
  Tuple* parameters;  // null until asked for
  bool starred;       // `*tuple[int]`

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(origin, "__origin__");
    visitor.field(args, "__args__");
    visitor.field(parameters, "__parameters__");
  }
};

struct UnionType : Object {
  Tuple* args;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(args, "__args__");
  }
};

// `args` that is no tuple stands for one of itself.
Own<Object> make_generic_alias(Runtime& rt, Object& origin, Object& args);
// left | right of classes; NotImplemented where one of them is nothing a union can hold.
Own<Object> make_union(Runtime& rt, Object& left, Object& right);
// `__class_getitem__` of built-in classes.
Own<Object> class_getitem(Runtime& rt, Object& cls, Arguments arguments);
inline constexpr NativeMethod kClassGetitem = {
    "__class_getitem__", class_getitem, Takes::one, 0, 255, Binding::class_method};
// How `item` is shown inside the brackets of an alias or in a union.
Status add_type_text(Runtime& rt, StrBuilder& text, Object& item);
// The type variables among `args`, each once.
Own<Tuple> type_parameters(Runtime& rt, Tuple& args);

[[nodiscard]] bool is_generic_alias(const Object& object);
[[nodiscard]] bool is_union(const Object& object);

}  // namespace vitro
