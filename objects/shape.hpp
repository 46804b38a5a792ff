// Hidden classes. A shape says which attribute lies in which word of an instance; instances that
// were given the same attributes in the same order share one, so its id in the object's head guards
// both the type and the layout with one compare. Shapes form a tree per type and inline capacity.
#pragma once

#include <cstdint>

#include "objects/ref.hpp"
#include "objects/runtime.hpp"
#include "objects/visit.hpp"

namespace vitro {

struct Str;
struct Type;

inline constexpr std::uint32_t kMostShapedAttributes = 64;
// Where the next attribute has had this many names, instances are used as dicts: they become that.
inline constexpr std::uint32_t kMostTransitions = 32;

struct Shape : Object {
  std::uint32_t id;        // with kShapeBit, as in the aux word of its instances
  std::uint16_t count;     // attributes
  std::uint16_t capacity;  // words inside the instance, at least 1
  bool dictionary;  // attributes are in a Dict that word 0 owns (asked for, deleted from, too many)
  Type* owner;      // borrowed: the type owns the tree, instances own the type
  Shape* parent;    // borrowed
  Str* name;        // owned, interned; the attribute this shape adds to its parent, null in a root
  Shape** children;  // owned, each; the transitions
  std::uint32_t child_count;
  std::uint32_t child_capacity;

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    visitor.field(name, "name");
    for (std::uint32_t i = 0; i < child_count; ++i) visitor.field(children[i], "transition");
    visitor.buffer(children, child_capacity * sizeof(Shape*), "transitions");
  }

  // Position of `attribute` (interned) or -1. O(count). Never for a dictionary shape.
  [[nodiscard]] int find(const Str& attribute) const;
  // Whether an instance of this shape may be given an attribute `added`, which it lacks, and keep a
  // shape. O(transitions).
  [[nodiscard]] bool may_grow(const Str& added) const;
  // While count ≤ capacity word i is inside the instance; beyond, word capacity-1 owns a buffer
  // with attributes capacity-1 and up, so that an instance needs no spare word for the rare case.
  [[nodiscard]] bool spills() const { return count > capacity; }
};

// The shape after adding `name`; made on first use. Borrowed; null: exception pending.
Shape* shape_with(Runtime& rt, Shape& shape, Str& name);
// The empty shape for new instances of `type`, and its dictionary shape for instances of `capacity`
// inline words. Borrowed.
Shape* root_shape(Runtime& rt, Type& type);
Shape* dictionary_shape(Runtime& rt, Type& type, std::uint32_t capacity);
[[nodiscard]] inline Shape& shape_of(Runtime& rt, const Object& instance) {
  return *rt.shapes[instance.aux & ~kShapeBit];
}

}  // namespace vitro
