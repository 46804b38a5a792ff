// math: functions of ints, exact at any size.
#include <algorithm>
#include <numeric>

#include "objects/arguments.hpp"
#include "objects/int.hpp"
#include "objects/int_limbs.hpp"
#include "objects/operations.hpp"
#include "vm/modules/math.hpp"

namespace vitro::vm {

namespace {

Own<Object> times(Runtime& rt, Object& a, Object& b) {
  return int_binary(rt, BinaryOp::multiply, a, b);
}
bool is_zero(const Object& number) {
  return static_cast<const Int&>(number).compact() && static_cast<const Int&>(number).value == 0;
}
std::uint64_t magnitude(std::int64_t value) {
  return value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}

Own<Object> without_sign(Runtime& rt, Object& number) {
  if (!static_cast<Int&>(number).negative()) return own(number);
  const Ref<Int> zero = make_int(rt, 0);
  return int_binary(rt, BinaryOp::subtract, *zero, number);
}

Own<Object> greatest_divisor(Runtime& rt, Object& left, Object& right) {
  Ref<Object> a = without_sign(rt, left), b = without_sign(rt, right);
  if (!a || !b) return raised;
  while (!is_zero(*b)) {
    const auto& x = static_cast<Int&>(*a);
    const auto& y = static_cast<Int&>(*b);
    if (x.compact() && y.compact())
      return make_int_unsigned(rt, std::gcd(magnitude(x.value), magnitude(y.value)));
    Ref<Object> rest = int_binary(rt, BinaryOp::remainder, *a, *b);
    if (!rest) return raised;
    a = std::exchange(b, rest);
  }
  return a.release();
}

// lcm(a, b) of ints without sign.
Own<Object> least_multiple(Runtime& rt, Object& a, Object& b) {
  if (is_zero(a) || is_zero(b)) return make_int(rt, 0);
  const Ref<Object> divisor = greatest_divisor(rt, a, b);
  if (!divisor) return raised;
  const Ref<Object> part = int_binary(rt, BinaryOp::floor_divide, a, *divisor);
  if (!part) return raised;
  const Ref<Object> product = times(rt, *part, b);
  if (!product) return raised;
  return without_sign(rt, *product);
}

template <Own<Object> (*Combine)(Runtime&, Object&, Object&)>
Own<Object> fold(Runtime& rt, Arguments arguments, const char* name, std::int64_t start) {
  if (!no_keywords(rt, name, arguments)) return raised;
  Ref<Object> result = make_int(rt, start);
  for (std::uint32_t i = 0; i < arguments.count; ++i) {
    const Ref<Object> number = to_index(rt, arguments[i]);
    if (!number || !result) return raised;
    const Ref<Object> positive = without_sign(rt, *number);
    if (!positive) return raised;
    result = i == 0 ? own(*positive) : Combine(rt, *result, *positive);
    if (!result) return raised;
  }
  return result.release();
}

// first · (first + 1) · … · last, as a balanced tree of products.
Own<Object> product_of_range(Runtime& rt, std::uint64_t first, std::uint64_t last) {
  if (first > last) return make_int(rt, 1);
  if (last - first < 8) {
    Ref<Object> product = make_int_unsigned(rt, first);
    for (std::uint64_t factor = first + 1; product && factor <= last; ++factor) {
      const Ref<Int> number = make_int_unsigned(rt, factor);
      if (!number) return raised;
      product = times(rt, *product, *number);
    }
    return product.release();
  }
  const std::uint64_t middle = first + (last - first) / 2;
  const Ref<Object> low = product_of_range(rt, first, middle);
  if (!low) return raised;
  const Ref<Object> high = product_of_range(rt, middle + 1, last);
  if (!high) return raised;
  return times(rt, *low, *high);
}

// n · (n - 1) · … of `count` factors, where n may be of any size.
Own<Object> falling_product(Runtime& rt, Object& n, std::uint64_t count) {
  if (count == 0) return make_int(rt, 1);
  if (static_cast<Int&>(n).compact()) {
    const auto top = static_cast<std::uint64_t>(static_cast<Int&>(n).value);
    return product_of_range(rt, top - count + 1, top);
  }
  Ref<Object> product = own(n), factor = own(n);
  const Ref<Int> one = make_int(rt, 1);
  for (std::uint64_t i = 1; i < count; ++i) {
    factor = int_binary(rt, BinaryOp::subtract, *factor, *one);
    if (!factor) return raised;
    product = times(rt, *product, *factor);
    if (!product) return raised;
  }
  return product.release();
}

// n and k of comb() and perm(): k must fit, as the answer has about k factors.
Status two_counts(Runtime& rt, Object& given_n, Object& given_k, Ref<Object>& n, Ref<Object>& k) {
  n = to_index(rt, given_n);
  if (!n) return raised;
  k = to_index(rt, given_k);
  if (!k) return raised;
  if (static_cast<Int&>(*n).negative())
    return rt.raise(*rt.types.value_error, "n must be a non-negative integer");
  if (static_cast<Int&>(*k).negative())
    return rt.raise(*rt.types.value_error, "k must be a non-negative integer");
  return ok;
}

}  // namespace

Own<Object> math_gcd(Runtime& rt, Object&, Arguments arguments) {
  return fold<greatest_divisor>(rt, arguments, "math.gcd", 0);
}
Own<Object> math_lcm(Runtime& rt, Object&, Arguments arguments) {
  return fold<least_multiple>(rt, arguments, "math.lcm", 1);
}

Own<Object> math_factorial(Runtime& rt, Object&, Arguments arguments) {
  const Ref<Object> number = to_index(rt, arguments[0]);
  if (!number) return raised;
  const auto& n = static_cast<Int&>(*number);
  if (n.negative())
    return rt.raise(*rt.types.value_error, "factorial() not defined for negative values");
  if (!n.compact())
    return rt.raise(*rt.types.overflow_error,
                    "factorial() argument should not exceed 9223372036854775807");
  return product_of_range(rt, 1, static_cast<std::uint64_t>(n.value));
}

Own<Object> math_perm(Runtime& rt, Object& self, Arguments arguments) {
  if (arguments.count == 1 || &arguments[1] == rt.none) return math_factorial(rt, self, arguments);
  Ref<Object> n, k;
  if (!two_counts(rt, arguments[0], arguments[1], n, k)) return raised;
  if (int_compare(*n, *k) < 0) return make_int(rt, 0);
  if (!static_cast<Int&>(*k).compact())
    return rt.raise(*rt.types.overflow_error, "k must not exceed 9223372036854775807");
  return falling_product(rt, *n, static_cast<std::uint64_t>(static_cast<Int&>(*k).value));
}

Own<Object> math_comb(Runtime& rt, Object&, Arguments arguments) {
  Ref<Object> n, k;
  if (!two_counts(rt, arguments[0], arguments[1], n, k)) return raised;
  const Ref<Object> other = int_binary(rt, BinaryOp::subtract, *n, *k);
  if (!other) return raised;
  if (static_cast<Int&>(*other).negative()) return make_int(rt, 0);
  if (int_compare(*other, *k) < 0) k = other;
  if (!static_cast<Int&>(*k).compact())
    return rt.raise(*rt.types.overflow_error, "min(n - k, k) must not exceed 9223372036854775807");
  const auto count = static_cast<std::uint64_t>(static_cast<Int&>(*k).value);
  const Ref<Object> above = falling_product(rt, *n, count);
  if (!above) return raised;
  const Ref<Object> below = product_of_range(rt, 1, count);
  if (!below) return raised;
  return int_binary(rt, BinaryOp::floor_divide, *above, *below);
}

// Newton's method from above: the first step that does not get smaller is the root.
Own<Object> math_isqrt(Runtime& rt, Object&, Arguments arguments) {
  const Ref<Object> number = to_index(rt, arguments[0]);
  if (!number) return raised;
  const auto& n = static_cast<Int&>(*number);
  if (n.negative()) return rt.raise(*rt.types.value_error, "isqrt() argument must be nonnegative");
  if (is_zero(n)) return make_int(rt, 0);
  const std::size_t bits =
      n.compact() ? static_cast<std::size_t>(std::bit_width(static_cast<std::uint64_t>(n.value)))
                  : limbs::bit_length(n.limbs, n.limb_count());
  const Ref<Int> one = make_int(rt, 1);
  const Ref<Int> shift = make_int(rt, static_cast<std::int64_t>((bits + 1) / 2));
  if (!shift) return raised;
  Ref<Object> root = int_binary(rt, BinaryOp::lshift, *one, *shift);
  for (;;) {
    if (!root) return raised;
    const Ref<Object> quotient = int_binary(rt, BinaryOp::floor_divide, *number, *root);
    if (!quotient) return raised;
    const Ref<Object> sum = int_binary(rt, BinaryOp::add, *root, *quotient);
    if (!sum) return raised;
    Ref<Object> next = int_binary(rt, BinaryOp::rshift, *sum, *one);
    if (!next) return raised;
    if (int_compare(*next, *root) >= 0) return root.release();
    root = std::move(next);
  }
}

}  // namespace vitro::vm
