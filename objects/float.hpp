// float: a 64-bit IEEE 754 value in an object of 24 bytes.
#pragma once

#include "objects/ref.hpp"
#include "objects/type.hpp"

namespace vitro {

struct Float : Object {
  double value;
};
static_assert(sizeof(Float) == 24);

extern const TypeSpec kFloatType;

[[nodiscard]] inline bool is_float(const Object& object) { return has_flag(object, kTypeFloat); }
Own<Float> make_float(Runtime& rt, double value);
// The shortest text that reads back as `value`, as repr() writes it.
Own<Str> float_repr(Runtime& rt, double value);
// float(text); ValueError.
Fallible<double> float_from_text(Runtime& rt, Str& text);
// Any number that float() or arithmetic accepts: float, int, __float__, __index__. TypeError else.
Fallible<double> to_double(Runtime& rt, Object& object);
[[nodiscard]] std::int64_t float_hash(double value);  // CPython's; not of nan
// The same for a part of `number`; each nan is another value, and the address says which.
[[nodiscard]] std::int64_t float_hash_in(double value, const Object& number);
double float_floor_divide(double left, double right);  // right != 0
double float_modulo(double left, double right);        // right != 0
// A float, or a complex number where a negative one is raised to a fraction.
Own<Object> float_or_complex_power(Runtime& rt, double left, double right);

}  // namespace vitro
