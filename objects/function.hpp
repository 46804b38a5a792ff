// What can be called: Python functions, bound methods, native functions and methods, and the
// descriptors that classes are made of (slot wrappers, properties, static and class methods).
#pragma once

#include "objects/code.hpp"
#include "objects/dict.hpp"
#include "objects/ref.hpp"
#include "objects/type.hpp"

namespace vitro {

struct Cell : Object {
  Object* contents;  // null: unbound

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.edge(contents, {EdgeKind::cell, 0, "cell_contents", nullptr});
  }
};

struct Function : Object {
  Code* code;
  Dict* globals;
  Dict* builtins;
  Tuple* defaults;         // null: none
  Dict* keyword_defaults;  // null: none
  Tuple* closure;          // of Cell; null: none
  Str* name;
  Str* qualname;
  Object* module;       // null: None
  Object* doc;          // null: None
  Object* annotations;  // Dict; null: made when asked
  Dict* attributes;     // __dict__; null: made when asked
  // Every `__code__` it had before, as a list: frames that run one rely on their callable to keep
  // it. Null: it was never replaced.
  Object* replaced_code;
  // Changes when code, defaults or globals do; 0: not asked yet. Guards cached calls.
  std::uint32_t version;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(code, "__code__");
    visitor.field(globals, "__globals__");
    visitor.field(builtins, "__builtins__");
    visitor.field(defaults, "__defaults__");
    visitor.field(keyword_defaults, "__kwdefaults__");
    visitor.field(closure, "__closure__");
    visitor.field(name, "__name__");
    visitor.field(qualname, "__qualname__");
    visitor.field(module, "__module__");
    visitor.field(doc, "__doc__");
    visitor.field(annotations, "__annotations__");
    visitor.field(attributes, "__dict__");
    visitor.field(replaced_code, "replaced __code__");
  }
};

struct BoundMethod : Object {
  Object* function;
  Object* self;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(function, "__func__");
    visitor.field(self, "__self__");
  }
};

// builtin_function_or_method: a native function with its `self` (module or bound object) already
// known.
struct NativeCallable : Object {
  const NativeMethod* method;  // static
  Object* self;                // null: None
  Type* owner;                 // class whose method it is; null for module functions. Owned.

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(self, "__self__");
    visitor.field(owner, "owner");
  }
};

// method_descriptor / classmethod_descriptor: a native method in its type's dict.
struct NativeDescriptor : Object {
  const NativeMethod* method;
  Type* owner;  // __objclass__

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(owner, "__objclass__");
  }
};

// getset_descriptor: a computed attribute of a native type.
struct PropertyDescriptor : Object {
  const NativeProperty* property;
  Type* owner;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(owner, "__objclass__");
  }
};

// wrapper_descriptor: a slot of a native type seen as a method (`int.__add__`). See slot_table.hpp.
struct SlotRow;
struct SlotWrapper : Object {
  const SlotRow* row;
  Type* owner;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(owner, "__objclass__");
  }
};

extern const TypeSpec kCellType;
extern const TypeSpec kFunctionType;
extern const TypeSpec kMethodType;
extern const TypeSpec kNativeCallableType;
extern const TypeSpec kNativeDescriptorType;
extern const TypeSpec kClassMethodDescriptorType;
extern const TypeSpec kPropertyDescriptorType;
extern const TypeSpec kSlotWrapperType;
extern const TypeSpec kMethodWrapperType;

Own<Cell> new_cell(Runtime& rt, Object* contents);  // retains; may be null
// `qualname` is retained; name and doc come from the code.
// Without `builtins` they are those that `globals` name.
Own<Function> make_function(Runtime& rt, Code& code, Dict& globals, Dict* builtins = nullptr);
// What code with these globals finds where they have no such name: `__builtins__`, a module or a
// dict; the runtime's where there is neither. Borrowed.
Dict& builtins_of(Runtime& rt, Dict& globals);
Own<Object> make_bound_method(Runtime& rt, Object& function, Object& self);
Own<Object> make_native_callable(Runtime& rt, const NativeMethod& method, Object* self,
                                 Type* owner);

// Calls any callable. The one door through which objects/ runs Python code; vm fills Slots::call of
// Function.
Own<Object> call(Runtime& rt, Object& callee, Arguments arguments);
Own<Object> call(Runtime& rt, Object& callee, std::initializer_list<Object*> positional = {});
// Looks `name` up on the type of `self` and calls it with self first. `*missing` becomes true, and
// nothing is raised, when the type has no such method.
Own<Object> call_special(Runtime& rt, Object& self, Str& name,
                         std::initializer_list<Object*> arguments, bool* missing);
// obj.name(*arguments)
Own<Object> call_method(Runtime& rt, Object& self, Str& name,
                        std::initializer_list<Object*> arguments = {});

}  // namespace vitro
