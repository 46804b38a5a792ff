// The one description of what an object refers to. Each type writes
//     template <class Visitor> void visit_edges(Visitor& visitor);
// which names every owned reference and every owned buffer. Instantiated for EdgeVisitor it is the
// labelled graph that dumps and the audit read; the collector instantiates the same text without
// labels.
#pragma once

#include <cstddef>
#include <cstdint>

#include "objects/object.hpp"

namespace vitro {

enum class EdgeKind : std::uint8_t {
  instance_of,  // object → its type
  field,        // fixed field of a built-in layout; `text` names it
  index,        // element `index` of a sequence
  key,          // key of entry `index` of a mapping or set
  value,        // value stored under `name` (the key object)
  attribute,    // value of instance attribute `name`
  base,         // class → its base `index`
  mro,          // class → entry `index` of its resolution order
  constant,     // code → constant `index`
  name,         // code → name `index`
  cell,         // function → closure cell `index`; cell → contents
  local,        // frame → local variable `name`
  stack,        // frame → value-stack slot `index`
  root,         // the runtime itself; `text` names the root
};

struct EdgeLabel {
  EdgeKind kind;
  std::uint32_t index = 0;
  const char* text = nullptr;  // static
  Object* name = nullptr;      // borrowed; a Str for attribute and local, any object for value
};

class EdgeVisitor {
 public:
  // One owned reference. `target` may be null and is then ignored.
  template <class T>
  void edge(T* target, const EdgeLabel& label) {
    if (target) on_edge(*static_cast<Object*>(target), label);
  }
  template <class T>
  void field(T* target, const char* text) {
    edge(target, {EdgeKind::field, 0, text, nullptr});
  }
  template <class T>
  void index(T* target, std::size_t position) {
    edge(target, {EdgeKind::index, static_cast<std::uint32_t>(position), nullptr, nullptr});
  }
  // Raw memory of `bytes` that the object owns beside its own cell; `text` names it.
  void buffer(const void* address, std::size_t bytes, const char* text) {
    if (address) on_buffer(address, bytes, text);
  }

 protected:
  ~EdgeVisitor() = default;
  virtual void on_edge(Object& target, const EdgeLabel& label) = 0;
  virtual void on_buffer(const void* address, std::size_t bytes, const char* text) = 0;
};

// The Slots::visit of a type whose struct is T.
template <class T>
void visit_as(Object& object, EdgeVisitor& visitor) {
  static_cast<T&>(object).visit_edges(visitor);
}

}  // namespace vitro
