// complex: two 64-bit IEEE 754 values in an object of 32 bytes.
#pragma once

#include "objects/float_text.hpp"
#include "objects/ref.hpp"
#include "objects/runtime.hpp"

namespace vitro {

struct Complex : Object {
  double real;
  double imag;
};
static_assert(sizeof(Complex) == 32);

// A value while it is computed with.
struct ComplexValue {
  double real = 0.0;
  double imag = 0.0;
};

extern const TypeSpec kComplexType;

[[nodiscard]] inline bool is_complex(const Object& object) {
  return has_flag(object, kTypeComplex);
}
Own<Complex> make_complex(Runtime& rt, double real, double imag);
// ZeroDivisionError for 0 to a negative or complex power, OverflowError.
Own<Object> complex_power(Runtime& rt, ComplexValue base, ComplexValue exponent);

// Writes repr() to `out`; yields the length.
inline constexpr std::size_t kLongestComplexText = 2 * kShortFloatText + 4;
std::size_t write_complex_repr(double real, double imag, char* out);

// complex(text). ValueError.
Fallible<ComplexValue> complex_from_text(Runtime& rt, Str& text);

}  // namespace vitro
