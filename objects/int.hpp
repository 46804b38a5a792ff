// int and bool. An int is compact (one 64-bit value inline) or large (64-bit limbs inline,
// magnitude least significant first, sign in the head); a value that fits 64 bits is always
// compact.
#pragma once

#include <cstdint>
#include <string_view>

#include "objects/ref.hpp"
#include "objects/runtime.hpp"
#include "objects/type.hpp"

namespace vitro {

inline constexpr std::uint32_t kIntNegative = 0x4000'0000u;   // aux of a large int: sign …
inline constexpr std::uint32_t kIntLimbsMask = 0x3fff'ffffu;  // … and limb count; aux 0: compact

struct Int : Object {
  union {
    std::int64_t value;      // aux == 0
    std::uint64_t limbs[1];  // aux != 0: aux & kIntLimbsMask of them
  };
  [[nodiscard]] bool compact() const { return aux == 0; }
  [[nodiscard]] bool negative() const { return aux == 0 ? value < 0 : (aux & kIntNegative) != 0; }
  [[nodiscard]] std::uint32_t limb_count() const { return aux & kIntLimbsMask; }
};
static_assert(sizeof(Int) == 24);

extern const TypeSpec kIntType;
extern const TypeSpec kBoolType;

// int, its subclasses and bool.
[[nodiscard]] inline bool is_int(const Object& object) { return has_flag(object, kTypeInt); }

Own<Int> make_int_slowly(Runtime& rt, std::int64_t value);
// The cached object for -5…256, else a new one.
[[nodiscard]] inline Own<Int> make_int(Runtime& rt, std::int64_t value) {
  // The count is 0 while allocation paths are counted, so that cache hits are seen by the slow
  // path.
  const auto place =
      static_cast<std::uint64_t>(value) - static_cast<std::uint64_t>(kSmallestCachedInt);
  if (place >= rt.small_int_count) return make_int_slowly(rt, value);
  if (place >= kCachedInts) __builtin_unreachable();  // the count is never more
  return Own<Int>(reinterpret_cast<Int*>(rt.small_ints[place]));
}
Own<Int> make_int_unsigned(Runtime& rt, std::uint64_t value);
// Digits in `base` 2…36, optional sign, no underscores, no prefix. Raises ValueError past the limit
// of decimal digits (4300, sys.set_int_max_str_digits), as CPython does.
Own<Int> int_from_digits(Runtime& rt, std::string_view digits, int base);
// int(text, base) with everything int() accepts. Raises ValueError.
Own<Object> int_from_text(Runtime& rt, Str& text, int base);
Own<Int> int_from_double(Runtime& rt,
                         double value);  // truncates; OverflowError, ValueError for inf, nan

inline Own<Object> make_bool(Runtime& rt, bool value) {
  return Own<Object>(value ? rt.true_ : rt.false_);
}

// The value of any int when it fits, OverflowError ("Python int too large to convert to C …")
// otherwise.
Fallible<std::int64_t> int_to_int64(Runtime& rt, const Object& number);
// Saturates instead of failing: for slice bounds.
[[nodiscard]] std::int64_t int_clamped(const Object& number);
Fallible<double> int_to_double(Runtime& rt, const Object& number);  // OverflowError
// __index__ of any object as a new int; TypeError where it has none.
Own<Object> to_index(Runtime& rt, Object& object);
Fallible<std::int64_t> to_index_int64(Runtime& rt, Object& object, Type* overflow_error = nullptr);
// A size or count given to a native function: OverflowError "Python int too large to convert to C
// ssize_t".
Fallible<std::int64_t> size_argument(Runtime& rt, Object& object);
// The same for what CPython keeps in a C int.
Fallible<std::int64_t> int_argument(Runtime& rt, Object& object);

// Exact ints or subclasses on both sides (bool included). Division and modulo by zero raise.
Own<Object> int_binary(Runtime& rt, BinaryOp op, Object& left, Object& right);
// pow(base, exponent, modulus) of three ints; a negative exponent asks for the modular inverse.
Own<Object> int_power_modulo(Runtime& rt, Object& base, Object& exponent, Object& modulus);
[[nodiscard]] int int_compare(const Object& left, const Object& right);  // -1, 0, 1
[[nodiscard]] std::int64_t int_hash(const Object& number);  // CPython's modular hash, never -1
// Decimal text, or in base 2, 8, 16 with or without prefix.
Own<Str> int_to_text(Runtime& rt, const Object& number, int base, bool prefix);

}  // namespace vitro
