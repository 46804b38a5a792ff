// cmath: functions of complex numbers, with the values C99 gives at branch cuts and for what is not
// finite.
#include <cmath>
#include <complex>
#include <limits>

#include "objects/complex.hpp"
#include "objects/float.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "vm/modules/all.hpp"
#include "vm/modules/native_type.hpp"

namespace vitro::vm {

namespace {

using Number = std::complex<double>;

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kPi = 3.14159265358979323846;

// A complex number, or what becomes one: __complex__, __float__, __index__. TypeError.
Status argument(Runtime& rt, Object& given, Number& out) {
  if (is_complex(given)) {
    out = {static_cast<Complex&>(given).real, static_cast<Complex&>(given).imag};
    return ok;
  }
  if (!is_float(given) && !is_int(given)) {
    bool missing = false;
    const Ref<Object> made = call_special(rt, given, *rt.names.complex, {}, &missing);
    if (!made && !missing) return raised;
    if (made) {
      if (!is_complex(*made))
        return rt.raise(*rt.types.type_error, "__complex__ returned non-complex (type %T)",
                        made->type);
      out = {static_cast<Complex&>(*made).real, static_cast<Complex&>(*made).imag};
      return ok;
    }
  }
  const auto real = to_double(rt, given);
  if (!real) return raised;
  out = *real;
  return ok;
}

Own<Object> answer(Runtime& rt, Number value) {
  return make_complex(rt, value.real(), value.imag());
}

Raised domain_error(Runtime& rt) { return rt.raise(*rt.types.value_error, "math domain error"); }
Raised range_error(Runtime& rt) { return rt.raise(*rt.types.overflow_error, "math range error"); }

bool finite(Number z) { return std::isfinite(z.real()) && std::isfinite(z.imag()); }

// What goes wrong: nothing; a domain error where C99 raises invalid or divide-by-zero; a range
// error where a finite argument gives something infinite.
enum class Trouble : std::uint8_t { none, domain, range };

Number square_root(Number z, Trouble&) { return std::sqrt(z); }
Number exponential(Number z, Trouble& trouble) {
  if (std::isinf(z.imag()) && (std::isfinite(z.real()) || (std::isinf(z.real()) && z.real() > 0)))
    trouble = Trouble::domain;
  if (!finite(z)) return std::exp(z);
  Number value;
  constexpr double kLarge = 708.3964185322641;
  if (z.real() > kLarge) {
    const double scale = std::exp(z.real() - 1.0);
    value = {scale * std::cos(z.imag()) * std::exp(1.0),
             scale * std::sin(z.imag()) * std::exp(1.0)};
  } else {
    const double scale = std::exp(z.real());
    value = {scale * std::cos(z.imag()), scale * std::sin(z.imag())};
  }
  if (!finite(value)) trouble = Trouble::range;
  return value;
}
Number logarithm(Number z, Trouble& trouble) {
  if (z == 0.0) trouble = Trouble::domain;
  if (!finite(z) || z == 0.0) return std::log(z);
  const double x = std::fabs(z.real()), y = std::fabs(z.imag());
  double real;
  constexpr double kLarge = std::numeric_limits<double>::max() / 4;
  if (x > kLarge || y > kLarge) {
    real = std::log(std::hypot(x / 2, y / 2)) + std::log(2.0);
  } else if (x < std::numeric_limits<double>::min() && y < std::numeric_limits<double>::min()) {
    real = std::log(std::hypot(std::ldexp(x, 53), std::ldexp(y, 53))) - 53 * std::log(2.0);
  } else {
    const double size = std::hypot(x, y);
    if (0.71 <= size && size <= 1.73) {
      const double larger = std::max(x, y), smaller = std::min(x, y);
      real = std::log1p((larger - 1) * (larger + 1) + smaller * smaller) / 2;
    } else {
      real = std::log(size);
    }
  }
  return {real, std::atan2(z.imag(), z.real())};
}
Number logarithm10(Number z, Trouble& trouble) {
  const Number value = logarithm(z, trouble);
  return {value.real() / std::log(10.0), value.imag() / std::log(10.0)};
}
Number hyperbolic_cosine(Number z, Trouble& trouble) {
  if (std::isinf(z.imag()) && !std::isnan(z.real())) trouble = Trouble::domain;
  const Number value = std::cosh(z);
  if (finite(z) && !finite(value)) trouble = Trouble::range;
  return value;
}
Number hyperbolic_sine(Number z, Trouble& trouble) {
  if (std::isinf(z.imag()) && !std::isnan(z.real())) trouble = Trouble::domain;
  const Number value = std::sinh(z);
  if (finite(z) && !finite(value)) trouble = Trouble::range;
  return value;
}
Number hyperbolic_tangent(Number z, Trouble& trouble) {
  if (std::isinf(z.imag()) && std::isfinite(z.real())) trouble = Trouble::domain;
  return std::tanh(z);
}
// i·z and its inverse turn each circular function into its hyperbolic one.
Number turned(Number z) { return {-z.imag(), z.real()}; }
Number turned_back(Number z) { return {z.imag(), -z.real()}; }
Number cosine(Number z, Trouble& trouble) { return hyperbolic_cosine(turned(z), trouble); }
Number sine(Number z, Trouble& trouble) { return turned_back(hyperbolic_sine(turned(z), trouble)); }
Number tangent(Number z, Trouble& trouble) {
  return turned_back(hyperbolic_tangent(turned(z), trouble));
}
Number arc_cosine(Number z, Trouble&) { return std::acos(z); }
Number arc_sine(Number z, Trouble&) { return std::asin(z); }
Number area_cosine(Number z, Trouble&) { return std::acosh(z); }
Number area_sine(Number z, Trouble&) { return std::asinh(z); }
Number area_tangent(Number z, Trouble& trouble) {
  if (z.imag() == 0 && std::fabs(z.real()) == 1) trouble = Trouble::domain;
  return std::atanh(z);
}
Number arc_tangent(Number z, Trouble& trouble) {
  return turned_back(area_tangent(turned(z), trouble));
}

template <Number (*Function)(Number, Trouble&)>
Own<Object> apply(Runtime& rt, Object&, Arguments arguments) {
  Number z;
  if (!argument(rt, arguments[0], z)) return raised;
  Trouble trouble = Trouble::none;
  const Number value = Function(z, trouble);
  if (trouble == Trouble::domain) return domain_error(rt);
  if (trouble == Trouble::range) return range_error(rt);
  return answer(rt, value);
}

Own<Object> log(Runtime& rt, Object&, Arguments arguments) {
  Number z, base;
  if (!argument(rt, arguments[0], z)) return raised;
  Trouble trouble = Trouble::none;
  Number value = logarithm(z, trouble);
  if (arguments.count > 1) {
    if (!argument(rt, arguments[1], base)) return raised;
    const Number below = logarithm(base, trouble);
    if (trouble == Trouble::none && below == 0.0)
      return rt.raise(*rt.types.zero_division_error, "complex division by zero");
    value /= below;
  }
  if (trouble == Trouble::domain) return domain_error(rt);
  return answer(rt, value);
}

Own<Object> phase(Runtime& rt, Object&, Arguments arguments) {
  Number z;
  if (!argument(rt, arguments[0], z)) return raised;
  return make_float(rt, std::atan2(z.imag(), z.real()));
}

Fallible<double> size_of(Runtime& rt, Number z) {
  const double size = std::hypot(z.real(), z.imag());
  if (std::isinf(size) && finite(z)) return range_error(rt);
  return size;
}

Own<Object> polar(Runtime& rt, Object&, Arguments arguments) {
  Number z;
  if (!argument(rt, arguments[0], z)) return raised;
  const auto size = size_of(rt, z);
  if (!size) return raised;
  const Ref<Float> r = make_float(rt, *size);
  const Ref<Float> angle = make_float(rt, std::atan2(z.imag(), z.real()));
  if (!r || !angle) return raised;
  return make_tuple(rt, {r.get(), angle.get()});
}

Own<Object> rect(Runtime& rt, Object&, Arguments arguments) {
  const auto size = to_double(rt, arguments[0]);
  const auto angle = size ? to_double(rt, arguments[1]) : size;
  if (!size || !angle) return raised;
  const double r = *size, phi = *angle;
  if (std::isinf(phi) && r != 0 && !std::isnan(r)) return domain_error(rt);
  if (!std::isfinite(r) || !std::isfinite(phi)) {
    if (std::isinf(r) && std::isfinite(phi) && phi != 0) {
      const double x = std::copysign(kInfinity, std::cos(phi)),
                   y = std::copysign(kInfinity, std::sin(phi));
      return r > 0 ? answer(rt, {x, y}) : answer(rt, {-x, -y});
    }
    if (std::isinf(r) && phi == 0) return answer(rt, {r, r > 0 ? phi : -phi});
    if (r == 0) return answer(rt, {0, 0});
    if (std::isinf(r)) return answer(rt, {kInfinity, kNan});
    return answer(rt, {kNan, kNan});
  }
  if (phi == 0) return answer(rt, {r, r * phi});
  return answer(rt, {r * std::cos(phi), r * std::sin(phi)});
}

Own<Object> is_finite(Runtime& rt, Object&, Arguments arguments) {
  Number z;
  if (!argument(rt, arguments[0], z)) return raised;
  return make_bool(rt, finite(z));
}
Own<Object> is_infinite(Runtime& rt, Object&, Arguments arguments) {
  Number z;
  if (!argument(rt, arguments[0], z)) return raised;
  return make_bool(rt, std::isinf(z.real()) || std::isinf(z.imag()));
}
Own<Object> is_nan(Runtime& rt, Object&, Arguments arguments) {
  Number z;
  if (!argument(rt, arguments[0], z)) return raised;
  return make_bool(rt, std::isnan(z.real()) || std::isnan(z.imag()));
}

Own<Object> is_close(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {"a", "b", "rel_tol", "abs_tol"};
  Object* given[4] = {};
  if (!unpack(rt, arguments, {"isclose", kNames, 2, 0, 2}, given)) return raised;
  Number a, b;
  if (!argument(rt, *given[0], a) || !argument(rt, *given[1], b)) return raised;
  const auto relative = given[2] ? to_double(rt, *given[2]) : Fallible<double>(1e-9);
  const auto absolute = given[3] ? to_double(rt, *given[3]) : Fallible<double>(0.0);
  if (!relative || !absolute) return raised;
  if (*relative < 0 || *absolute < 0)
    return rt.raise(*rt.types.value_error, "tolerances must be non-negative");
  if (a == b) return make_bool(rt, true);
  const auto infinite = [](Number z) { return std::isinf(z.real()) || std::isinf(z.imag()); };
  if (infinite(a) || infinite(b)) return make_bool(rt, false);
  const double distance = std::abs(a - b);
  return make_bool(rt, distance <= *relative * std::abs(b) || distance <= *relative * std::abs(a) ||
                           distance <= *absolute);
}

template <Number (*Function)(Number, Trouble&)>
constexpr NativeMethod row(const char* name) {
  return {name, apply<Function>, Takes::one, 0, 255, Binding::function};
}

constexpr NativeMethod kFunctions[] = {
    row<arc_cosine>("acos"),
    row<area_cosine>("acosh"),
    row<arc_sine>("asin"),
    row<area_sine>("asinh"),
    row<arc_tangent>("atan"),
    row<area_tangent>("atanh"),
    row<cosine>("cos"),
    row<hyperbolic_cosine>("cosh"),
    row<exponential>("exp"),
    {"isclose", is_close, Takes::anything, 0, 255, Binding::function},
    {"isfinite", is_finite, Takes::one, 0, 255, Binding::function},
    {"isinf", is_infinite, Takes::one, 0, 255, Binding::function},
    {"isnan", is_nan, Takes::one, 0, 255, Binding::function},
    {"log", log, Takes::positional, 1, 2, Binding::function},
    row<logarithm10>("log10"),
    {"phase", phase, Takes::one, 0, 255, Binding::function},
    {"polar", polar, Takes::one, 0, 255, Binding::function},
    {"rect", rect, Takes::positional, 2, 2, Binding::function},
    row<sine>("sin"),
    row<hyperbolic_sine>("sinh"),
    row<square_root>("sqrt"),
    row<tangent>("tan"),
    row<hyperbolic_tangent>("tanh"),
};

Status fill(Runtime& rt, Module& module) {
  return Filler(rt, *module.dict)
      .set("pi", kPi)
      .set("e", 2.71828182845904523536)
      .set("tau", 2 * kPi)
      .set("inf", kInfinity)
      .set("infj", make_complex(rt, 0.0, kInfinity))
      .set("nan", kNan)
      .set("nanj", make_complex(rt, 0.0, kNan))
      .status();
}

}  // namespace

const NativeModule kCmathModule = {
    .name = "cmath",
    .functions = kFunctions,
    .fill = fill,
    .doc = "This module provides access to mathematical functions for complex\nnumbers."};

}  // namespace vitro::vm
