// tuple: an immutable array of references inside one cell; its length is in the head.
#pragma once

#include "objects/ref.hpp"
#include "objects/type.hpp"

namespace vitro {

struct Tuple : Object {
  [[nodiscard]] std::uint32_t length() const { return aux; }
  Object** items() { return reinterpret_cast<Object**>(this + 1); }
  [[nodiscard]] Object* const* items() const { return reinterpret_cast<Object* const*>(this + 1); }
  Object& operator[](std::size_t i) { return *items()[i]; }

  template <class Visitor>
  void visit_edges(Visitor& visitor) {
    for (std::uint32_t i = 0; i < length(); ++i) visitor.index(items()[i], i);
  }
};
static_assert(sizeof(Tuple) == 16);

extern const TypeSpec kTupleType;

[[nodiscard]] inline bool is_tuple(const Object& object) { return has_flag(object, kTypeTuple); }
// `length` null entries; each must be set (stealing) before anyone else sees the tuple. Length 0:
// the empty tuple.
Own<Tuple> new_tuple(Runtime& rt, std::size_t length);
// Retains each.
Own<Tuple> make_tuple(Runtime& rt, std::initializer_list<Object*> items);
Own<Tuple> tuple_from_array(Runtime& rt, Object* const* items, std::size_t length);
// tuple(iterable); an exact tuple is returned itself.
Own<Tuple> tuple_from_iterable(Runtime& rt, Object& iterable);

}  // namespace vitro
