// math: sums and products over many numbers.
#include <algorithm>
#include <cmath>
#include <limits>

#include "objects/arguments.hpp"
#include "objects/float.hpp"
#include "objects/int.hpp"
#include "objects/operations.hpp"
#include "objects/tuple.hpp"
#include "vm/modules/math.hpp"

namespace vitro::vm {

namespace {

// Doubles on the Python heap, the first few on the stack.
class Doubles {
 public:
  explicit Doubles(Runtime& rt) : rt_(rt) {}
  ~Doubles() {
    if (items_ != few_) rt_.free_buffer(items_, capacity_ * sizeof(double));
  }
  Doubles(const Doubles&) = delete;
  Doubles& operator=(const Doubles&) = delete;
  bool push(double value) {
    if (length_ == capacity_) {
      auto* more = static_cast<double*>(rt_.allocate_buffer(capacity_ * 2 * sizeof(double)));
      if (!more) return false;
      std::copy_n(items_, length_, more);
      if (items_ != few_) rt_.free_buffer(items_, capacity_ * sizeof(double));
      items_ = more;
      capacity_ *= 2;
    }
    items_[length_++] = value;
    return true;
  }
  double& operator[](std::size_t i) { return items_[i]; }
  [[nodiscard]] std::size_t length() const { return length_; }
  void cut(std::size_t length) { length_ = length; }

 private:
  Runtime& rt_;
  double few_[32];
  double* items_ = few_;
  std::size_t length_ = 0, capacity_ = 32;
};

// The sum of partials that do not overlap, smallest first, rounded once. Half-way cases look at
// the next partial's sign.
double rounded_sum(Doubles& partials) {
  std::size_t n = partials.length();
  if (n == 0) return 0.0;
  double high = partials[--n], low = 0.0;
  while (n > 0) {
    const double x = high, y = partials[--n];
    high = x + y;
    low = y - (high - x);
    if (low != 0.0) break;
  }
  if (n > 0 && ((low < 0.0 && partials[n - 1] < 0.0) || (low > 0.0 && partials[n - 1] > 0.0))) {
    const double y = low * 2.0, x = high + y;
    if (y == x - high) high = x;
  }
  return high;
}

// The length of the vector, scaled by a power of two so that no square overflows; squares and
// their sum are kept as pairs of doubles and the root is corrected by what is left over.
double vector_length(Doubles& values, double largest) {
  if (std::isinf(largest) || largest == 0.0 || values.length() <= 1) return largest;
  int exponent;
  std::frexp(largest, &exponent);
  double high = 0.0, low = 0.0;
  for (std::size_t i = 0; i < values.length(); ++i) {
    // In two steps: 2^-exponent itself may be no finite double.
    const double x = std::ldexp(values[i], -exponent);
    const double square = x * x, error = std::fma(x, x, -square);
    const double sum = high + square, part = sum - high;
    low += (high - (sum - part)) + (square - part) + error;
    high = sum;
  }
  double root = std::sqrt(high + low);
  const double square = root * root, error = std::fma(root, root, -square);
  root += ((high - square) - error + low) / (2.0 * root);
  return std::ldexp(root, exponent);
}

}  // namespace

// Shewchuk's algorithm: exact partial sums that do not overlap.
Own<Object> math_fsum(Runtime& rt, Object&, Arguments arguments) {
  Doubles partials(rt);
  double special = 0.0, infinities = 0.0;
  const Status status = for_each_item(rt, arguments[0], [&](Object& item) {
    const auto number = to_double(rt, item);
    if (!number) return false;
    double x = *number;
    const double given = x;
    std::size_t kept = 0;
    for (std::size_t j = 0; j < partials.length(); ++j) {
      double y = partials[j];
      if (std::fabs(x) < std::fabs(y)) std::swap(x, y);
      const double high = x + y, low = y - (high - x);
      if (low != 0.0) partials[kept++] = low;
      x = high;
    }
    partials.cut(kept);
    if (x == 0.0) return true;
    if (std::isfinite(x)) return partials.push(x);
    if (std::isfinite(given)) {
      rt.raise(*rt.types.overflow_error, "intermediate overflow in fsum");
      return false;
    }
    if (std::isinf(given)) infinities += given;
    special += given;
    partials.cut(0);
    return true;
  });
  if (!status) return raised;
  if (special != 0.0) {
    if (std::isnan(infinities)) return rt.raise(*rt.types.value_error, "-inf + inf in fsum");
    return make_float(rt, special);
  }
  return make_float(rt, rounded_sum(partials));
}

Own<Object> math_prod(Runtime& rt, Object&, Arguments arguments) {
  static constexpr const char* kNames[] = {"", "start"};
  Object* given[2] = {};
  if (!unpack(rt, arguments, {"prod", kNames, 1, 1, 1}, given)) return raised;
  Ref<Object> product = given[1] ? own(*given[1]) : Own<Object>(make_int(rt, 1));
  if (!product) return raised;
  const Status status = for_each_item(rt, *given[0], [&](Object& item) {
    Ref<Object> next = binary_operation(rt, BinaryOp::multiply, *product, item);
    if (!next) return false;
    product = std::move(next);
    return true;
  });
  if (!status) return raised;
  return product.release();
}

Own<Object> math_hypot(Runtime& rt, Object&, Arguments arguments) {
  if (!no_keywords(rt, "math.hypot", arguments)) return raised;
  Doubles values(rt);
  double largest = 0.0;
  bool nan = false;
  for (std::uint32_t i = 0; i < arguments.count; ++i) {
    const auto x = to_double(rt, arguments[i]);
    if (!x || !values.push(std::fabs(*x))) return raised;
    nan = nan || std::isnan(*x);
    largest = std::max(largest, std::fabs(*x));
  }
  if (nan && !std::isinf(largest)) return make_float(rt, std::numeric_limits<double>::quiet_NaN());
  return make_float(rt, vector_length(values, largest));
}

Own<Object> math_dist(Runtime& rt, Object&, Arguments arguments) {
  const Ref<Tuple> p = tuple_from_iterable(rt, arguments[0]);
  if (!p) return raised;
  const Ref<Tuple> q = tuple_from_iterable(rt, arguments[1]);
  if (!q) return raised;
  if (p->length() != q->length())
    return rt.raise(*rt.types.value_error, "both points must have the same number of dimensions");
  Doubles values(rt);
  double largest = 0.0;
  bool nan = false;
  for (std::uint32_t i = 0; i < p->length(); ++i) {
    const auto a = to_double(rt, (*p)[i]);
    if (!a) return raised;
    const auto b = to_double(rt, (*q)[i]);
    if (!b) return raised;
    const double x = std::fabs(*a - *b);
    if (!values.push(x)) return raised;
    nan = nan || std::isnan(x);
    largest = std::max(largest, x);
  }
  if (nan && !std::isinf(largest)) return make_float(rt, std::numeric_limits<double>::quiet_NaN());
  return make_float(rt, vector_length(values, largest));
}

}  // namespace vitro::vm
