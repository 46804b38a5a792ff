// complex: arithmetic, comparison, construction and methods. Mixed operations with int and float
// convert those; comparisons with an int are exact.
#include "objects/complex.hpp"

#include <cmath>

#include "objects/arguments.hpp"
#include "objects/built_in.hpp"
#include "objects/float.hpp"
#include "objects/float_methods.hpp"
#include "objects/format_spec.hpp"
#include "objects/function.hpp"
#include "objects/int_big.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"

namespace vitro {

namespace {

const Complex& number_of(const Object& object) { return static_cast<const Complex&>(object); }
ComplexValue value_of(const Object& object) {
  return {number_of(object).real, number_of(object).imag};
}

ComplexValue multiply(ComplexValue a, ComplexValue b) {
  return {a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real};
}

// Smith's way, which scales by the larger part of the divisor; it must not be 0.
ComplexValue divide(ComplexValue a, ComplexValue b) {
  if (std::fabs(b.real) >= std::fabs(b.imag)) {
    const double ratio = b.imag / b.real;
    const double scale = b.real + b.imag * ratio;
    return {(a.real + a.imag * ratio) / scale, (a.imag - a.real * ratio) / scale};
  }
  if (std::fabs(b.imag) >= std::fabs(b.real)) {
    const double ratio = b.real / b.imag;
    const double scale = b.real * ratio + b.imag;
    return {(a.real * ratio + a.imag) / scale, (a.imag * ratio - a.real) / scale};
  }
  return {std::nan(""), std::nan("")};  // a part of the divisor is nan
}

bool is_zero(ComplexValue value) { return value.real == 0.0 && value.imag == 0.0; }

ComplexValue whole_power(ComplexValue base, long exponent) {
  ComplexValue result{1.0, 0.0};
  for (long bit = 1; bit <= exponent; bit <<= 1) {
    if (exponent & bit) result = multiply(result, base);
    base = multiply(base, base);
  }
  return result;
}

// False: the angle has no direction.
bool polar_power(ComplexValue base, ComplexValue exponent, ComplexValue* result) {
  const double size = std::hypot(base.real, base.imag);
  const double angle = std::atan2(base.imag, base.real);
  double length = std::pow(size, exponent.real);
  double phase = angle * exponent.real;
  if (exponent.imag != 0.0) {
    length /= std::exp(angle * exponent.imag);
    phase += exponent.imag * std::log(size);
  }
  *result = {length * std::cos(phase), length * std::sin(phase)};
  return !std::isinf(phase);
}

// A complex number, or a real one turned into one.
Operand complex_operand(Runtime& rt, const Object& object, ComplexValue* value) {
  if (is_complex(object)) {
    *value = value_of(object);
    return Operand::good;
  }
  value->imag = 0.0;
  return float_operand(rt, object, &value->real);
}

template <class Compute>
Own<Object> arithmetic(Runtime& rt, Object& left, Object& right, Compute&& compute) {
  ComplexValue a, b;
  for (const Operand operand : {complex_operand(rt, left, &a), complex_operand(rt, right, &b)}) {
    if (rt.pending()) return raised;
    if (operand == Operand::foreign) return not_implemented(rt);
  }
  return compute(a, b);
}

Own<Object> add_slot(Runtime& rt, Object& left, Object& right) {
  return arithmetic(rt, left, right, [&rt](ComplexValue a, ComplexValue b) {
    return make_complex(rt, a.real + b.real, a.imag + b.imag);
  });
}
Own<Object> subtract_slot(Runtime& rt, Object& left, Object& right) {
  return arithmetic(rt, left, right, [&rt](ComplexValue a, ComplexValue b) {
    return make_complex(rt, a.real - b.real, a.imag - b.imag);
  });
}
Own<Object> multiply_slot(Runtime& rt, Object& left, Object& right) {
  return arithmetic(rt, left, right, [&rt](ComplexValue a, ComplexValue b) {
    const ComplexValue product = multiply(a, b);
    return make_complex(rt, product.real, product.imag);
  });
}
Own<Object> divide_slot(Runtime& rt, Object& left, Object& right) {
  return arithmetic(rt, left, right, [&rt](ComplexValue a, ComplexValue b) -> Own<Complex> {
    if (is_zero(b)) return rt.raise(*rt.types.zero_division_error, "complex division by zero");
    const ComplexValue quotient = divide(a, b);
    return make_complex(rt, quotient.real, quotient.imag);
  });
}
Own<Object> power_slot(Runtime& rt, Object& left, Object& right) {
  return arithmetic(rt, left, right,
                    [&rt](ComplexValue a, ComplexValue b) { return complex_power(rt, a, b); });
}

Own<Object> negative_slot(Runtime& rt, Object& number) {
  return make_complex(rt, -number_of(number).real, -number_of(number).imag);
}
Own<Object> exact(Runtime& rt, Object& number) {
  if (number.type == rt.types.complex) return own(number);
  return make_complex(rt, number_of(number).real, number_of(number).imag);
}
Own<Object> absolute_slot(Runtime& rt, Object& number) {
  const auto [real, imag] = value_of(number);
  const double size = std::hypot(real, imag);
  if (std::isinf(size) && std::isfinite(real) && std::isfinite(imag))
    return rt.raise(*rt.types.overflow_error, "absolute value too large");
  return make_float(rt, size);
}
Fallible<bool> to_bool(Runtime&, Object& number) { return !is_zero(value_of(number)); }

Own<Object> repr_slot(Runtime& rt, Object& number) {
  char text[kLongestComplexText];
  const auto [real, imag] = value_of(number);
  return make_str(rt, std::string_view(text, write_complex_repr(real, imag, text)));
}
Own<Object> format_slot(Runtime& rt, Object& number, Str& spec) {
  if (spec.length == 0) return str_of(rt, number);
  return format_complex(rt, number_of(number).real, number_of(number).imag, *number.type, spec);
}

Fallible<std::int64_t> hash_slot(Runtime&, Object& number) {
  const auto [real, imag] = value_of(number);
  const auto combined =
      static_cast<std::int64_t>(static_cast<std::uint64_t>(float_hash_in(real, number)) +
                                1000003u * static_cast<std::uint64_t>(float_hash_in(imag, number)));
  return combined == -1 ? -2 : combined;
}

Own<Object> richcompare(Runtime& rt, Object& left, Object& right, CompareOp op) {
  if (op != CompareOp::eq && op != CompareOp::ne) return not_implemented(rt);
  const auto [real, imag] = value_of(left);
  bool same;
  if (is_complex(right)) {
    same = real == number_of(right).real && imag == number_of(right).imag;
  } else if (is_float(right)) {
    same = real == float_value(right) && imag == 0.0;
  } else if (is_int(right)) {
    same = imag == 0.0;
    if (same) {
      const Ref<Float> whole = make_float(rt, real);
      if (!whole) return raised;
      const auto equal_parts = equal(rt, *whole, right);
      if (!equal_parts) return raised;
      same = *equal_parts;
    }
  } else {
    return not_implemented(rt);
  }
  return make_bool(rt, same == (op == CompareOp::eq));
}

void dealloc(Runtime& rt, Object& number) {
  const bool leaf = !has_flag(number, kTypeShaped);
  const std::size_t bytes = begin_dealloc<Complex>(rt, number);
  rt.free_object(number, leaf ? CellKind::leaf : CellKind::container, bytes);
}

// ---- complex(…) ----

Own<Object> make_as(Runtime& rt, Type& cls, double real, double imag) {
  if (&cls == rt.types.complex) return make_complex(rt, real, imag);
  const Own<Complex> number = allocate_as<Complex>(rt, cls, rt.types.complex);
  if (number) {
    number->real = real;
    number->imag = imag;
  }
  return number;
}

// What __complex__ of `object` makes of it; the object itself where its type has none.
Own<Object> converted(Runtime& rt, Object& object) {
  bool missing = false;
  Ref<Object> number = call_special(rt, object, *rt.names.complex, {}, &missing);
  if (missing) return own(object);
  if (!number) return raised;
  if (!is_complex(*number))
    return rt.raise(*rt.types.type_error, "__complex__ returned non-complex (type %T)",
                    number->type);
  return number.release();
}

bool counts_as_number(const Object& object) {
  const auto& slots = object.type->slots.number;
  return is_complex(object) || is_int(object) || slots.to_float || slots.index;
}

// The value of what counts as a number.
Fallible<ComplexValue> number_value(Runtime& rt, Object& object) {
  if (is_complex(object)) return value_of(object);
  const auto real = to_double(rt, object);
  if (!real) return raised;
  return ComplexValue{*real, 0.0};
}

Own<Object> construct(Runtime& rt, Type& cls, Arguments arguments) {
  static constexpr const char* kNames[] = {"real", "imag"};
  Object* given[2] = {};
  if (!unpack(rt, arguments, {"complex", kNames, 0}, given)) return raised;
  auto [real, imag] = given;
  if (real && !imag && real->type == rt.types.complex && &cls == rt.types.complex)
    return own(*real);
  if (real && is_str(*real)) {
    if (imag)
      return rt.raise(*rt.types.type_error, "complex() can't take second arg if first is a string");
    const auto value = complex_from_text(rt, static_cast<Str&>(*real));
    if (!value) return raised;
    return make_as(rt, cls, (*value).real, (*value).imag);
  }
  if (imag && is_str(*imag))
    return rt.raise(*rt.types.type_error, "complex() second arg can't be a string");
  Ref<Object> number = real ? converted(rt, *real) : Own<Object>(make_int(rt, 0));
  if (!number) return raised;
  if (!counts_as_number(*number))
    return rt.raise(*rt.types.type_error,
                    "complex() first argument must be a string or a number, not '%T'",
                    number->type);
  if (imag && !counts_as_number(*imag))
    return rt.raise(*rt.types.type_error, "complex() second argument must be a number, not '%T'",
                    imag->type);
  const auto first = number_value(rt, *number);
  if (!first) return raised;
  if (!imag) return make_as(rt, cls, (*first).real, (*first).imag);
  const auto second = number_value(rt, *imag);
  if (!second) return raised;
  // real + imag * 1j; a part that is real has no say in the other one, not even by its zero.
  ComplexValue result{(*first).real, (*second).real};
  if (is_complex(*imag)) result.real -= (*second).imag;
  if (is_complex(*number)) result.imag += (*first).imag;
  return make_as(rt, cls, result.real, result.imag);
}

// ---- methods ----

Own<Object> conjugate(Runtime& rt, Object& self, Arguments) {
  return make_complex(rt, number_of(self).real, -number_of(self).imag);
}
Own<Object> complex_method(Runtime& rt, Object& self, Arguments) { return exact(rt, self); }
Own<Object> getnewargs(Runtime& rt, Object& self, Arguments) {
  const Ref<Float> real = make_float(rt, number_of(self).real);
  const Ref<Float> imag = make_float(rt, number_of(self).imag);
  if (!real || !imag) return raised;
  return make_tuple(rt, {real.get(), imag.get()});
}

Own<Object> get_real(Runtime& rt, Object& self) { return make_float(rt, number_of(self).real); }
Own<Object> get_imag(Runtime& rt, Object& self) { return make_float(rt, number_of(self).imag); }
Status read_only(Runtime& rt, Object&, Object*) {
  return rt.raise(*rt.types.attribute_error, "readonly attribute");
}

constexpr NativeMethod kMethods[] = {
    {"conjugate", conjugate, Takes::nothing},
    {"__complex__", complex_method, Takes::nothing},
    {"__getnewargs__", getnewargs, Takes::nothing},
};

constexpr NativeProperty kProperties[] = {
    {"real", get_real, read_only},
    {"imag", get_imag, read_only},
};

void fill(Slots& slots) {
  slots.dealloc = dealloc;
  slots.repr = repr_slot;
  slots.hash = hash_slot;
  slots.richcompare = richcompare;
  slots.construct = construct;
  slots.format = format_slot;
  const auto set = [&slots](BinaryOp op, BinarySlot slot) {
    slots.number.binary[static_cast<int>(op)] = slot;
  };
  set(BinaryOp::add, add_slot);
  set(BinaryOp::subtract, subtract_slot);
  set(BinaryOp::multiply, multiply_slot);
  set(BinaryOp::true_divide, divide_slot);
  set(BinaryOp::power, power_slot);
  slots.number.negative = negative_slot;
  slots.number.positive = exact;
  slots.number.absolute = absolute_slot;
  slots.number.to_bool = to_bool;
}

}  // namespace

Own<Complex> make_complex(Runtime& rt, double real, double imag) {
  const Own<Complex> number = rt.allocate<Complex>(*rt.types.complex, CellKind::leaf);
  if (number) {
    number->real = real;
    number->imag = imag;
  }
  return number;
}

Own<Object> complex_power(Runtime& rt, ComplexValue base, ComplexValue exponent) {
  constexpr double kMostMultiplications = 100.0;
  const auto zero_base = [&rt]() -> Own<Object> {
    return rt.raise(*rt.types.zero_division_error, "0.0 to a negative or complex power");
  };
  ComplexValue result;
  if (exponent.imag == 0.0 && exponent.real == std::floor(exponent.real) &&
      std::fabs(exponent.real) <= kMostMultiplications) {
    const auto times = static_cast<long>(exponent.real);
    result = whole_power(base, times < 0 ? -times : times);
    if (times <= 0) {
      if (is_zero(result)) return zero_base();
      result = divide({1.0, 0.0}, result);
    }
  } else if (is_zero(exponent)) {
    result = {1.0, 0.0};
  } else if (is_zero(base)) {
    if (exponent.imag != 0.0 || exponent.real < 0.0) return zero_base();
  } else if (!polar_power(base, exponent, &result)) {
    return zero_base();  // CPython says no more
  }
  if (std::isinf(result.real) || std::isinf(result.imag))
    return rt.raise(*rt.types.overflow_error, "complex exponentiation");
  return make_complex(rt, result.real, result.imag);
}

constinit const TypeSpec kComplexType = {
    .name = "complex",
    .type = &Types::complex,
    .basic_size = sizeof(Complex),
    .flags = kTypeBase | kTypeLeaf | kTypeComplex,
    .fill = fill,
    .methods = kMethods,
    .properties = kProperties,
    .doc =
        "Create a complex number from a real part and an optional imaginary part.\n\n"
        "This is equivalent to (real + imag*1j) where imag defaults to 0."};

}  // namespace vitro
