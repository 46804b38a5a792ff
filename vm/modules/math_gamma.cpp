// math.gamma and math.lgamma by Lanczos' approximation, with the coefficients for 53 bits that
// Boost publishes (lanczos13m53), so that the last digits are those of python3.
#include <cmath>
#include <limits>
#include <numbers>

#include "objects/float.hpp"
#include "objects/runtime.hpp"
#include "vm/modules/math.hpp"

namespace vitro::vm {

namespace {

constexpr double kG = 6.024680040776729583740234375, kGLessHalf = 5.524680040776729583740234375;
constexpr double kAbove[] = {
    23531376880.410759688572007674451636754734846804940,
    42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843,
    17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708,
    1439720407.3117216736632230727949123939715485786772,
    248874557.86205415651146038641322942321632125127801,
    31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768,
    186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024,
    210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
};
constexpr double kBelow[] = {0,       39916800, 120543840, 150917976, 105258076, 45995730, 13339535,
                             2637558, 357423,   32670,     1925,      66,        1};
constexpr int kTerms = 13;

double lanczos_sum(double x) {
  double above = 0, below = 0;
  if (x < 5) {
    for (int i = kTerms; --i >= 0;) {
      above = above * x + kAbove[i];
      below = below * x + kBelow[i];
    }
  } else {
    for (int i = 0; i < kTerms; ++i) {
      above = above / x + kAbove[i];
      below = below / x + kBelow[i];
    }
  }
  return above / below;
}

// sin(pi x), exact where it is 0 or ±1.
double sine_of_pi(double x) {
  constexpr double pi = std::numbers::pi;
  const double y = std::fmod(std::fabs(x), 2.0);
  double r = 0;
  switch (static_cast<int>(std::round(2.0 * y))) {
    case 0: r = std::sin(pi * y); break;
    case 1: r = std::cos(pi * (y - 0.5)); break;
    case 2: r = std::sin(pi * (1.0 - y)); break;
    case 3: r = -std::cos(pi * (y - 1.5)); break;
    default: r = std::sin(pi * (y - 2.0)); break;
  }
  return std::copysign(1.0, x) * r;
}

double gamma_of(double x) {
  const double a = std::fabs(x);
  if (a < 1e-20) return 1.0 / x;
  if (a > 200.0) return x < 0 ? 0.0 / sine_of_pi(x) : std::numeric_limits<double>::infinity();
  const double y = a + kGLessHalf;
  // What rounding took from y.
  const double lost = a > kGLessHalf ? (y - a) - kGLessHalf : (y - kGLessHalf) - a;
  const double correction = lost * kG / y;
  const bool in_one_step = a < 140.0;
  const double power = in_one_step ? std::pow(y, a - 0.5) : std::pow(y, a / 2.0 - 0.25);
  double r;
  if (x < 0) {
    r = -std::numbers::pi / sine_of_pi(a) / a * std::exp(y) / lanczos_sum(a);
    r -= correction * r;
    r /= power;
    return in_one_step ? r : r / power;
  }
  r = lanczos_sum(a) / std::exp(y);
  r += correction * r;
  r *= power;
  return in_one_step ? r : r * power;
}

double log_gamma_of(double x) {
  const double a = std::fabs(x);
  if (x == std::floor(x) && x <= 2.0) return 0.0;
  if (a < 1e-20) return -std::log(a);
  double r = std::log(lanczos_sum(a)) - kG;
  r += (a - 0.5) * (std::log(a + kG - 0.5) - 1);
  if (x < 0.0)
    r = std::log(std::numbers::pi) - std::log(std::fabs(sine_of_pi(a))) - std::log(a) - r;
  return r;
}

bool is_pole(double x) { return x <= 0 && x == std::floor(x); }

}  // namespace

Own<Object> math_gamma(Runtime& rt, Object&, Arguments arguments) {
  const auto given = to_double(rt, arguments[0]);
  if (!given) return raised;
  const double x = *given;
  if (std::isnan(x) || x == std::numeric_limits<double>::infinity()) return make_float(rt, x);
  if (is_pole(x)) return math_domain_error(rt);
  if (x == std::floor(x) && x <= 23) {
    double product = 1;
    for (double factor = 2; factor < x; ++factor) product *= factor;
    return make_float(rt, product);
  }
  const double answer = gamma_of(x);
  if (std::isinf(answer)) return math_range_error(rt);
  return make_float(rt, answer);
}

Own<Object> math_lgamma(Runtime& rt, Object&, Arguments arguments) {
  const auto x = to_double(rt, arguments[0]);
  if (!x) return raised;
  if (std::isnan(*x)) return make_float(rt, *x);
  if (std::isinf(*x)) return make_float(rt, std::numeric_limits<double>::infinity());
  if (is_pole(*x)) return math_domain_error(rt);
  const double answer = log_gamma_of(*x);
  if (std::isinf(answer)) return math_range_error(rt);
  return make_float(rt, answer);
}

}  // namespace vitro::vm
