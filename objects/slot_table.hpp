// The one table that ties a special method's name to its slot: how a native slot looks as a method
// (`int.__add__`), and what is put into the slot when a Python class defines the method.
#pragma once

#include <cstddef>
#include <span>

#include "objects/slots.hpp"
#include "objects/type.hpp"

namespace vitro {

struct Names;
using AnySlot = void (*)();

struct SlotRow {
  const char* name;
  Str* Names::*interned;
  std::size_t offset;  // of the slot in Slots, bytes
  // Calls the native slot as a method; `operation` is the row's BinaryOp or CompareOp.
  Own<Object> (*wrapper)(Runtime&, AnySlot slot, int operation, Object& self, Arguments);
  AnySlot python;  // put into the slot when a Python class defines the name
  int operation = 0;
};

[[nodiscard]] std::span<const SlotRow> slot_rows();
// Rows of one name; a few names fill two slots' rows. Null: not a special method's name.
[[nodiscard]] const SlotRow* slot_row_of(Runtime& rt, const Str& name);

[[nodiscard]] inline AnySlot& slot_at(Slots& slots, std::size_t offset) {
  return *reinterpret_cast<AnySlot*>(reinterpret_cast<char*>(&slots) + offset);
}

// Copies every slot that `slots` leaves empty from `base`; hash and comparison are inherited
// together.
void inherit_slots(Slots& slots, const Slots& base);
// Adds a wrapper to the type's dict for every slot that differs from `inherited`.
Status add_slot_wrappers(Runtime& rt, Type& type, const Slots* inherited);
// Re-derives the slots of a Python class for `name`, or all of them (null), from its mro.
void update_slots(Runtime& rt, Type& type, const Str* name);

}  // namespace vitro
