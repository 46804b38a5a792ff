// What the types of native modules share: cells that start out empty, and a dealloc that follows
// from visit_edges.
#pragma once

#include <cstring>

#include "objects/arguments.hpp"
#include "objects/built_in.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"
#include "objects/visit.hpp"
#include "vm/modules/native_module.hpp"

namespace vitro::vm {

// A new object of class `cls`, which is the module type at that place or derives from it; all
// fields are zero.
template <class T>
Own<T> allocate_empty(Runtime& rt, Type& cls, ModuleType type) {
  Own<T> made = allocate_as<T>(rt, cls, rt.module_types[static_cast<std::size_t>(type)]);
  if (!made) return raised;
  std::memset(static_cast<void*>(reinterpret_cast<char*>(made.get()) + sizeof(Object)), 0,
              sizeof(T) - sizeof(Object));
  return made;
}
template <class T>
Own<T> allocate_empty(Runtime& rt, ModuleType type) {
  return allocate_empty<T>(rt, module_type(rt, type), type);
}

// A visitor that gives up what it is shown.
class Releaser {
 public:
  explicit Releaser(Runtime& rt) : rt_(rt) {}
  template <class T>
  void edge(T* target, const EdgeLabel&) {
    if (target) release(*static_cast<Object*>(target));
  }
  template <class T>
  void field(T* target, const char*) {
    if (target) release(*static_cast<Object*>(target));
  }
  template <class T>
  void index(T* target, std::size_t) {
    if (target) release(*static_cast<Object*>(target));
  }
  void buffer(const void* address, std::size_t bytes, const char*) {
    rt_.free_buffer(const_cast<void*>(address), bytes);
  }

 private:
  Runtime& rt_;
};

// The dealloc slot of a type whose visit_edges shows each buffer after the edges that lie in it.
template <class T>
void dealloc_by_edges(Runtime& rt, Object& object) {
  const std::size_t bytes = begin_dealloc<T>(rt, object);
  Releaser releaser(rt);
  static_cast<T&>(object).visit_edges(releaser);
  rt.free_object(object, CellKind::container, bytes);
}

// Life of a type with struct T.
template <class T>
void fill_life(Slots& slots) {
  slots.dealloc = dealloc_by_edges<T>;
  slots.visit = visit_as<T>;
}

inline Own<Object> iterator_itself(Runtime&, Object& object) { return own(object); }

// The same of a kTypeShaped type, whose instances have attributes beside the fields of T. They are
// made with allocate_instance(), which leaves the fields zero.
template <class T>
void visit_with_attributes(Object& object, EdgeVisitor& visitor) {
  static_cast<T&>(object).visit_edges(visitor);
  visit_attributes(object, visitor);
}
template <class T>
void fill_shaped_life(Slots& slots) {
  slots.dealloc = dealloc_by_edges<T>;
  slots.visit = visit_with_attributes<T>;
  slots.getattribute = generic_getattribute;
  slots.setattribute = generic_setattribute;
}

template <class T>
void fill_iterator(Slots& slots) {
  fill_life<T>(slots);
  slots.iter = iterator_itself;
}

// Positional arguments only, between `min` and `max` of them.
inline Status positional_arguments(Runtime& rt, const char* function, Arguments arguments,
                                   std::uint32_t min, std::uint32_t max) {
  if (!no_keywords(rt, function, arguments)) return raised;
  return check_count(rt, function, arguments, min, max);
}

// The arguments of a call in the making: positional values, then values with names. The names of
// one call differ.
class CallArguments {
 public:
  explicit CallArguments(Runtime& rt) : rt_(rt) {}
  Status add(Arguments arguments, std::uint32_t from = 0);  // the positional ones from that on
  Status add(Tuple& values);
  // Names and values of a dict with str keys, then those of the call, which replace equal ones.
  Status add_keywords(Dict* first, Arguments second);
  Own<Object> call(Object& callee);

 private:
  Runtime& rt_;
  Ref<Object> values_, names_;  // lists; empty: nothing
  std::uint32_t positional_ = 0;
};

// The keyword arguments of a call as a new dict.
Own<Dict> keywords_as_dict(Runtime& rt, Arguments arguments);

// Replaces an owned field; the old value goes last, as it may run code.
template <class T>
void set_field(T*& field, Own<T> value) {
  T* old = std::exchange(field, value.get());
  if (old) release(*static_cast<Object*>(old));
}

}  // namespace vitro::vm
