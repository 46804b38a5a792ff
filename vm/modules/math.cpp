// math: functions of floats. Those of ints are in math_integers.cpp, sums in math_sums.cpp.
#include "vm/modules/math.hpp"

#include <cmath>
#include <limits>
#include <numbers>

#include <math.h>

#include "objects/arguments.hpp"
#include "objects/float.hpp"
#include "objects/function.hpp"
#include "objects/int.hpp"
#include "objects/int_limbs.hpp"
#include "objects/operations.hpp"
#include "objects/str.hpp"
#include "objects/tuple.hpp"
#include "vm/modules/all.hpp"

namespace vitro::vm {

Raised math_domain_error(Runtime& rt) {
  return rt.raise(*rt.types.value_error, "math domain error");
}
Raised math_range_error(Runtime& rt) {
  return rt.raise(*rt.types.overflow_error, "math range error");
}

namespace {

enum class Infinite : std::uint8_t { domain, range };  // what an infinite answer means

Own<Object> checked(Runtime& rt, double x, double answer, Infinite infinite) {
  if (std::isnan(answer) && !std::isnan(x)) return math_domain_error(rt);
  if (std::isinf(answer) && std::isfinite(x))
    return infinite == Infinite::range ? math_range_error(rt) : math_domain_error(rt);
  return make_float(rt, answer);
}

template <double (*Function)(double), Infinite Meaning = Infinite::domain>
Own<Object> of_one(Runtime& rt, Object&, Arguments arguments) {
  const auto x = to_double(rt, arguments[0]);
  if (!x) return raised;
  return checked(rt, *x, Function(*x), Meaning);
}

// Functions that cannot fail.
template <double (*Function)(double)>
Own<Object> total(Runtime& rt, Object&, Arguments arguments) {
  const auto x = to_double(rt, arguments[0]);
  if (!x) return raised;
  return make_float(rt, Function(*x));
}

template <bool (*Test)(double)>
Own<Object> test(Runtime& rt, Object&, Arguments arguments) {
  const auto x = to_double(rt, arguments[0]);
  if (!x) return raised;
  return make_bool(rt, Test(*x));
}

struct Pair {
  double x, y;
};
Fallible<Pair> two(Runtime& rt, Arguments arguments) {
  const auto x = to_double(rt, arguments[0]);
  if (!x) return raised;
  const auto y = to_double(rt, arguments[1]);
  if (!y) return raised;
  return Pair{*x, *y};
}

template <double (*Function)(double, double)>
Own<Object> of_two(Runtime& rt, Object&, Arguments arguments) {
  const auto pair = two(rt, arguments);
  if (!pair) return raised;
  const auto [x, y] = *pair;
  const double answer = Function(x, y);
  if (std::isnan(answer) && !std::isnan(x) && !std::isnan(y)) return math_domain_error(rt);
  if (std::isinf(answer) && std::isfinite(x) && std::isfinite(y)) return math_range_error(rt);
  return make_float(rt, answer);
}

template <double (*Function)(double, double)>
Own<Object> of_two_total(Runtime& rt, Object&, Arguments arguments) {
  const auto pair = two(rt, arguments);
  if (!pair) return raised;
  return make_float(rt, Function((*pair).x, (*pair).y));
}

Own<Object> math_pow(Runtime& rt, Object&, Arguments arguments) {
  const auto pair = two(rt, arguments);
  if (!pair) return raised;
  const auto [x, y] = *pair;
  const double answer = std::pow(x, y);
  if (!std::isfinite(answer) && std::isfinite(x) && std::isfinite(y)) {
    if (std::isnan(answer) || x == 0) return math_domain_error(rt);
    return math_range_error(rt);
  }
  return make_float(rt, answer);
}

double to_degrees(double x) { return x * (180.0 / std::numbers::pi); }
double to_radians(double x) { return x * (std::numbers::pi / 180.0); }
bool is_nan(double x) { return std::isnan(x); }
bool is_inf(double x) { return std::isinf(x); }
bool is_finite(double x) { return std::isfinite(x); }
double ulp(double x) {
  if (std::isnan(x)) return x;
  x = std::fabs(x);
  if (std::isinf(x)) return x;
  const double next = std::nextafter(x, std::numeric_limits<double>::infinity());
  return std::isinf(next) ? x - std::nextafter(x, 0.0) : next - x;
}

// ---- logarithms, which take ints of any size ----

// A positive int that no float holds, as fraction · 2^exponent with a fraction in [0.5, 1).
double split_large(const Int& number, double* exponent) {
  const std::uint32_t count = number.limb_count();
  const std::size_t bits = limbs::bit_length(number.limbs, count);
  double value = 0;
  for (std::uint32_t i = count; i-- > (count > 3 ? count - 3 : 0);)
    value += std::ldexp(
        static_cast<double>(number.limbs[i]),
        static_cast<int>(64 * static_cast<std::int64_t>(i) - static_cast<std::int64_t>(bits)));
  *exponent = static_cast<double>(bits);
  return value;
}

template <double (*Function)(double)>
Fallible<double> logarithm(Runtime& rt, Object& argument) {
  double x;
  if (is_int(argument)) {
    const auto& number = static_cast<Int&>(argument);
    if (number.negative() || (number.compact() && number.value == 0)) return math_domain_error(rt);
    const auto value = int_to_double(rt, argument);
    if (value) return Function(*value);
    rt.clear_pending();
    double exponent;
    const double fraction = split_large(number, &exponent);
    return Function(fraction) + Function(2.0) * exponent;
  }
  const auto value = to_double(rt, argument);
  if (!value) return raised;
  x = *value;
  if (std::isnan(x) || x == std::numeric_limits<double>::infinity()) return x;
  if (x <= 0) return math_domain_error(rt);
  return Function(x);
}

template <double (*Function)(double)>
Own<Object> math_logarithm(Runtime& rt, Object&, Arguments arguments) {
  const auto answer = logarithm<Function>(rt, arguments[0]);
  if (!answer) return raised;
  return make_float(rt, *answer);
}

Own<Object> math_log(Runtime& rt, Object&, Arguments arguments) {
  if (!no_keywords(rt, "math.log", arguments)) return raised;
  if (arguments.count < 1 || arguments.count > 2)
    return rt.raise(*rt.types.type_error, "math.log requires 1 to 2 arguments");
  const auto numerator = logarithm<std::log>(rt, arguments[0]);
  if (!numerator) return raised;
  if (arguments.count == 1) return make_float(rt, *numerator);
  const auto denominator = logarithm<std::log>(rt, arguments[1]);
  if (!denominator) return raised;
  if (*denominator == 0) return rt.raise(*rt.types.zero_division_error, "float division by zero");
  return make_float(rt, *numerator / *denominator);
}

// ---- to ints ----

Own<Object> rounded(Runtime& rt, Object& argument, std::string_view method,
                    double (*round)(double)) {
  if (argument.type == rt.types.float_)
    return int_from_double(rt, round(static_cast<Float&>(argument).value));
  const Ref<Str> name = intern(rt, method);
  if (!name) return raised;
  bool missing = false;
  Own<Object> answer = call_special(rt, argument, *name, {}, &missing);
  if (!missing) return answer;
  const auto x = to_double(rt, argument);
  if (!x) return raised;
  return int_from_double(rt, round(*x));
}
Own<Object> math_floor(Runtime& rt, Object&, Arguments arguments) {
  return rounded(rt, arguments[0], "__floor__", std::floor);
}
Own<Object> math_ceil(Runtime& rt, Object&, Arguments arguments) {
  return rounded(rt, arguments[0], "__ceil__", std::ceil);
}
Own<Object> math_trunc(Runtime& rt, Object&, Arguments arguments) {
  if (arguments[0].type == rt.types.float_)
    return int_from_double(rt, static_cast<Float&>(arguments[0]).value);
  bool missing = false;
  Own<Object> answer = call_special(rt, arguments[0], *rt.names.trunc, {}, &missing);
  if (!missing) return answer;
  return rt.raise(*rt.types.type_error, "type %T doesn't define __trunc__ method",
                  arguments[0].type);
}

// ---- parts of floats ----

Own<Object> pair_of(Runtime& rt, Own<Object> first, Own<Object> second) {
  const Ref<Object> a = first, b = second;
  if (!a || !b) return raised;
  return make_tuple(rt, {a.get(), b.get()});
}
Own<Object> math_frexp(Runtime& rt, Object&, Arguments arguments) {
  const auto x = to_double(rt, arguments[0]);
  if (!x) return raised;
  int exponent = 0;
  const double fraction = std::isfinite(*x) ? std::frexp(*x, &exponent) : *x;
  return pair_of(rt, make_float(rt, fraction), make_int(rt, exponent));
}
Own<Object> math_modf(Runtime& rt, Object&, Arguments arguments) {
  const auto x = to_double(rt, arguments[0]);
  if (!x) return raised;
  double whole;
  const double fraction = std::modf(*x, &whole);
  return pair_of(rt, make_float(rt, fraction), make_float(rt, whole));
}
Own<Object> math_ldexp(Runtime& rt, Object&, Arguments arguments) {
  const auto x = to_double(rt, arguments[0]);
  if (!x) return raised;
  if (!is_int(arguments[1]))
    return rt.raise(*rt.types.type_error, "Expected an int as second argument to ldexp.");
  const std::int64_t exponent = int_clamped(arguments[1]);
  if (*x == 0 || !std::isfinite(*x)) return make_float(rt, *x);
  if (exponent > std::numeric_limits<int>::max()) return math_range_error(rt);
  if (exponent < std::numeric_limits<int>::min()) return make_float(rt, std::copysign(0.0, *x));
  const double answer = std::ldexp(*x, static_cast<int>(exponent));
  return std::isinf(answer) ? Own<Object>(math_range_error(rt)) : make_float(rt, answer);
}

Own<Object> math_isclose(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {"a", "b", "rel_tol", "abs_tol"};
  Object* given[4] = {};
  if (!unpack(rt, arguments, {"isclose", kNames, 2, 0, 2}, given)) return raised;
  double values[4] = {0, 0, 1e-9, 0.0};
  for (int i = 0; i < 4; ++i) {
    if (!given[i]) continue;
    const auto value = to_double(rt, *given[i]);
    if (!value) return raised;
    values[i] = *value;
  }
  const auto [a, b, relative, absolute] = values;
  if (relative < 0 || absolute < 0)
    return rt.raise(*rt.types.value_error, "tolerances must be non-negative");
  if (a == b) return make_bool(rt, true);
  if (std::isinf(a) || std::isinf(b)) return make_bool(rt, false);
  const double difference = std::fabs(b - a);
  return make_bool(rt, difference <= std::fabs(relative * b) ||
                           difference <= std::fabs(relative * a) || difference <= absolute);
}

constexpr auto F = Binding::function;
constexpr NativeMethod row(const char* name, NativeFunction function) {
  return {name, function, Takes::one, 0, 255, F};
}
constexpr NativeMethod row2(const char* name, NativeFunction function) {
  return {name, function, Takes::positional, 2, 2, F};
}

constexpr NativeMethod kFunctions[] = {
    row("acos", of_one<std::acos>),
    row("acosh", of_one<std::acosh>),
    row("asin", of_one<std::asin>),
    row("asinh", of_one<std::asinh>),
    row("atan", of_one<std::atan>),
    row2("atan2", of_two_total<std::atan2>),
    row("atanh", of_one<std::atanh>),
    row("cbrt", of_one<std::cbrt>),
    row("ceil", math_ceil),
    row2("copysign", of_two_total<std::copysign>),
    row("cos", of_one<std::cos>),
    row("cosh", of_one<std::cosh, Infinite::range>),
    row("degrees", total<to_degrees>),
    {"dist", math_dist, Takes::positional, 2, 2, F},
    row("erf", total<std::erf>),
    row("erfc", total<std::erfc>),
    row("exp", of_one<std::exp, Infinite::range>),
    row("exp2", of_one<std::exp2, Infinite::range>),
    row("expm1", of_one<std::expm1, Infinite::range>),
    row("fabs", total<std::fabs>),
    row("factorial", math_factorial),
    row("floor", math_floor),
    row2("fmod", of_two<std::fmod>),
    row("frexp", math_frexp),
    row("fsum", math_fsum),
    row("gamma", math_gamma),
    {"gcd", math_gcd, Takes::anything, 0, 255, F},
    {"hypot", math_hypot, Takes::anything, 0, 255, F},
    {"isclose", math_isclose, Takes::anything, 0, 255, F},
    row("isfinite", test<is_finite>),
    row("isinf", test<is_inf>),
    row("isnan", test<is_nan>),
    row("isqrt", math_isqrt),
    {"lcm", math_lcm, Takes::anything, 0, 255, F},
    row2("ldexp", math_ldexp),
    row("lgamma", math_lgamma),
    {"log", math_log, Takes::anything, 0, 255, F},
    row("log10", math_logarithm<std::log10>),
    row("log1p", of_one<std::log1p>),
    row("log2", math_logarithm<std::log2>),
    row("modf", math_modf),
    row2("nextafter", of_two_total<std::nextafter>),
    {"perm", math_perm, Takes::positional, 1, 2, F},
    row2("comb", math_comb),
    row2("pow", math_pow),
    {"prod", math_prod, Takes::anything, 0, 255, F},
    row("radians", total<to_radians>),
    row2("remainder", of_two<std::remainder>),
    row("sin", of_one<std::sin>),
    row("sinh", of_one<std::sinh, Infinite::range>),
    row("sqrt", of_one<std::sqrt>),
    row("tan", of_one<std::tan>),
    row("tanh", of_one<std::tanh>),
    row("trunc", math_trunc),
    row("ulp", total<ulp>),
};

Status fill_math(Runtime& rt, Module& module) {
  return Filler(rt, *module.dict)
      .set("pi", std::numbers::pi)
      .set("e", std::numbers::e)
      .set("tau", 2 * std::numbers::pi)
      .set("inf", std::numeric_limits<double>::infinity())
      .set("nan", std::numeric_limits<double>::quiet_NaN())
      .status();
}

}  // namespace

const NativeModule kMathModule = {
    .name = "math",
    .functions = kFunctions,
    .fill = fill_math,
    .doc = "This module provides access to the mathematical functions\ndefined by the C standard.",
};

}  // namespace vitro::vm
