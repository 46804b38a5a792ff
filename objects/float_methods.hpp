// Between float.cpp, which has the slots, and float_methods.cpp, which has the methods and the
// type's table.
#pragma once

#include "objects/float.hpp"
#include "objects/runtime.hpp"

namespace vitro {

void float_fill(Slots& slots);
[[nodiscard]] inline double float_value(const Object& number) {
  return static_cast<const Float&>(number).value;
}

// The operand as a double: a float, or an int (converted, OverflowError).
enum class Operand : unsigned char { good, foreign, failed };
Operand float_operand(Runtime& rt, const Object& object, double* value);

// float_hex.cpp
Own<Object> float_hex(Runtime& rt, Object& self, Arguments arguments);
Own<Object> float_fromhex(Runtime& rt, Object& cls, Arguments arguments);

}  // namespace vitro
