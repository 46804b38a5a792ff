// The type object: every class, built-in or made by a `class` statement, and `type` itself.
// Holds the attribute dict, the resolution order, the slots and what instances look like.
#pragma once

#include <cstdint>
#include <span>

#include "objects/heap/heap.hpp"
#include "objects/slots.hpp"
#include "objects/visit.hpp"

namespace vitro {

struct Dict;
struct Shape;
struct Types;

// Type::flags
enum TypeFlag : std::uint32_t {
  kTypeHeap = 1u << 0,  // made at runtime by `class` or type(); mortal, mutable
  kTypeBase = 1u << 1,  // may be subclassed
  kTypeShaped =
      1u
      << 2,  // instances keep attributes by shape: aux is a shape id, values follow at basic_size
  kTypeLeaf = 1u << 3,      // instances hold no references: freed at once, in leaf pages
  kTypeVariable = 1u << 4,  // instances differ in size (Slots::cell_bytes is set); cannot be shaped
  kTypeAbstract = 1u << 5,  // has unimplemented abstract methods
  kTypeDescriptorData =
      1u << 6,  // instances are data descriptors (descr_set is set, possibly by a Python class)
  kTypeMethod =
      1u << 7,  // instances bind as methods: LOAD_METHOD may push function and self unbound
  kTypeTailed = 1u << 8,  // a Python subclass of a kTypeVariable type: words of its own follow the
                          // payload (see tail.hpp)
  kTypeSealed = 1u << 9,  // Python class whose instances have no __dict__: only what __slots__ name
  kTypeWeakly = 1u << 10,  // instances may be referred to weakly
  // Instances have Slots::finalise: see Runtime::deallocate.
  kTypeFinaliser = 1u << 14,
  // Some instance had a mark (see heap/page.hpp) that its death must look at: the same. Never
  // unset.
  kTypeMarked = 1u << 15,
  // Own and inherited: a subclass test for the commonest bases is one `and`.
  kTypeInt = 1u << 16,
  kTypeStr = 1u << 17,
  kTypeTuple = 1u << 18,
  kTypeList = 1u << 19,
  kTypeDict = 1u << 20,
  kTypeType = 1u << 21,
  kTypeException = 1u << 22,
  kTypeBytes = 1u << 23,
  kTypeFloat = 1u << 24,
  kTypeSet = 1u << 25,  // set and frozenset
  // What `case [...]` and `case {...}` match; the first class of the resolution order that has one
  // of the two decides.
  kTypeSequence = 1u << 26,
  kTypeMapping = 1u << 27,
  kTypeComplex = 1u << 29,
  kTypeMatchSelf = 1u << 28,  // `case cls(x)` without __match_args__ captures the subject itself
  kTypeByteArray = 1u << 30,
};
inline constexpr std::uint32_t kInheritedTypeFlags = 0xffff'0000u | kTypeShaped | kTypeVariable |
                                                      kTypeDescriptorData | kTypeTailed |
                                                      kTypeWeakly | kTypeFinaliser;

struct Type : Object {
  Runtime* runtime;
  Slots slots;
  std::uint32_t basic_size;  // bytes of the fixed part of an instance, head and members included
  std::uint32_t flags;
  // Changes whenever looking up an attribute through this type may give another answer; never 0.
  std::uint32_t version;
  // Attribute words allocated inside each new instance, predicted from earlier ones; at least 1, 0
  // where kTypeSealed.
  std::uint32_t inline_capacity;
  // Words of `__slots__`, inherited ones included: the last of basic_size, or the first of the
  // tail.
  std::uint32_t member_count;
  Str* name;  // owned, like all below unless said otherwise
  Str* qualname;
  Object* module;  // Str, or null for built-in types ("builtins")
  Dict* dict;      // Str → attribute
  Type* base;      // the base whose layout this one extends; null for object
  Tuple* bases;
  Tuple* mro;         // of Type; this type itself is entry 0 and that entry is owned too
  Tuple* members;     // names of the words of its own `__slots__`; null: none
  Shape* root_shape;  // null until the first instance, and where not kTypeShaped
  // Borrowed: a subclass takes itself out when it dies.
  Type** subclasses;
  std::uint32_t subclass_count;
  std::uint32_t subclass_capacity;

  template <class Visitor>
  void visit_edges(Visitor& visitor);

  [[nodiscard]] bool is_subtype_of(const Type& other) const;
};

[[nodiscard]] inline bool has_flag(const Object& object, TypeFlag flag) {
  return (object.type->flags & flag) != 0;
}
[[nodiscard]] inline bool is_type(const Object& object) { return has_flag(object, kTypeType); }
[[nodiscard]] inline bool is_instance(const Object& object, const Type& type) {
  return object.type == &type || object.type->is_subtype_of(type);
}

// ---- how a built-in type is described; each type's file exports one constant TypeSpec ----

// `self` is the bound object (method), the class (class_method), or None (static_method, module
// function).
using NativeFunction = Own<Object> (*)(Runtime&, Object& self, Arguments);

enum class Binding : std::uint8_t { method, class_method, static_method, function };
enum class Takes : std::uint8_t {
  nothing,     // "f() takes no arguments (1 given)"
  one,         // "f() takes exactly one argument (0 given)"
  positional,  // between `min` and `max`: "f expected at least 1 argument, got 0"
  anything,    // the function checks, keywords included (see arguments.hpp)
};

struct NativeMethod {
  const char* name;
  NativeFunction function;
  Takes takes = Takes::anything;
  std::uint8_t min = 0;
  std::uint8_t max = 255;
  Binding binding = Binding::method;
};

struct NativeProperty {
  const char* name;
  UnarySlot get;
  Status (*set)(Runtime&, Object& self, Object* value) = nullptr;  // null value: delete
  bool member = false;  // CPython has it as a member_descriptor: "readonly attribute"
};

struct TypeSpec {
  const char* name;
  Type* Types::*type = nullptr;  // where the runtime keeps it; null for types of native modules
  Type* Types::*base = nullptr;  // null: object
  Type* Types::*second_base = nullptr;  // one more in __bases__, whose layout `base` extends
  std::uint32_t basic_size = 0;
  std::uint32_t flags = 0;
  void (*fill)(Slots&) = nullptr;  // sets what the type defines itself; the rest is inherited
  std::span<const NativeMethod> methods = {};
  std::span<const NativeProperty> properties = {};
  const char* doc = nullptr;
  // Types of native modules: the module they say they are of, their place in
  // Runtime::module_types, and that of a base that is such a type itself (-1: `base`).
  const char* module = nullptr;
  std::int16_t module_type = -1;
  std::int16_t module_base = -1;
};

// First pass of the start: the type object itself, with its slots, before any str or dict exists.
Status prepare_builtin_type(Runtime& rt, const TypeSpec& spec);
// Second pass. Makes `spec`'s type ready: slots inherited, dict filled with methods, properties and
// slot wrappers, mro.
Status ready_builtin_type(Runtime& rt, const TypeSpec& spec);
// The type of a native module, made the first time it is asked for; immortal. Null: MemoryError.
Type* make_module_type(Runtime& rt, const TypeSpec& spec);
// Both passes for types that most programs never meet: what is ready already is left alone, so it
// may be asked again after memory ran out. A base stands before its subclasses.
Status ready_late_types(Runtime& rt, std::span<const TypeSpec* const> specs);

// The same for a type in Types that only some programs need.
Status prepare_late_type(Runtime& rt, const TypeSpec& spec);

// Makes a class as type(name, bases, namespace) does, metaclass already chosen. `bases` may be
// empty (object). Raises TypeError for bases whose layouts conflict or that have no consistent
// resolution order (C3).
Own<Type> make_class(Runtime& rt, Type& metaclass, Str& name, Tuple& bases, Dict& namespace_);

// The attribute `name` along the mro of `type`; null: none. Borrowed. Never runs Python code.
[[nodiscard]] Object* lookup_in_type(Type& type, Str& name);
// Binds or (null value) deletes a class attribute, re-derives slots and invalidates what was
// cached.
Status set_type_attribute(Runtime& rt, Type& type, Str& name, Object* value);
// The metaclass `bases` demand, starting from `metaclass`. Raises TypeError on conflict. Borrowed.
Type* most_derived_metaclass(Runtime& rt, Type& metaclass, Tuple& bases);
// The row that every type's own `__new__` shares: self is the type whose constructor it is.
extern const NativeMethod kConstructorMethod;
void dealloc_type(Runtime& rt, Object& object);
// Of classes whose only built-in base is object and that have no members, so that the attribute
// words follow the head directly.
void dealloc_instance(Runtime& rt, Object& object);
// New version for `type` and its subclasses.
void type_changed(Type& type);

}  // namespace vitro
