// What the files of int share: looking at any int as sign and magnitude, scratch limbs, and making
// results.
#pragma once

#include <bit>

#include "objects/int.hpp"
#include "objects/int_limbs.hpp"

namespace vitro {

using limbs::Limb;

// Sign and magnitude of an int, which must stay alive.
class Magnitude {
 public:
  explicit Magnitude(const Object& number) {
    const auto& value = static_cast<const Int&>(number);
    negative_ = value.negative();
    if (value.compact()) {
      small_ = negative_ ? 0 - static_cast<Limb>(value.value) : static_cast<Limb>(value.value);
      limbs_ = &small_;
      count_ = small_ != 0;
    } else {
      limbs_ = value.limbs;
      count_ = value.limb_count();
    }
  }
  Magnitude(const Magnitude&) = delete;
  Magnitude& operator=(const Magnitude&) = delete;

  [[nodiscard]] const Limb* data() const { return limbs_; }
  [[nodiscard]] std::size_t count() const { return count_; }  // 0 for the number 0
  [[nodiscard]] bool negative() const { return negative_; }
  [[nodiscard]] std::size_t bits() const { return limbs::bit_length(limbs_, count_); }

 private:
  Limb small_ = 0;
  const Limb* limbs_;
  std::size_t count_;
  bool negative_;
};

// Memory for `count` limbs, on the stack when few. False: MemoryError is pending.
class ScratchLimbs {
 public:
  ScratchLimbs(Runtime& rt, std::size_t count) : rt_(rt), count_(count) {
    if (count <= kInline) {
      data_ = inline_;
    } else if (count > 4 * limbs::kMostLimbs) {
      (void)rt.raise_memory_error();
    } else {
      data_ = static_cast<Limb*>(rt.allocate_buffer(count * sizeof(Limb)));
    }
  }
  ~ScratchLimbs() {
    if (data_ != inline_) rt_.free_buffer(data_, count_ * sizeof(Limb));
  }
  ScratchLimbs(const ScratchLimbs&) = delete;
  ScratchLimbs& operator=(const ScratchLimbs&) = delete;

  explicit operator bool() const { return data_ != nullptr; }
  [[nodiscard]] Limb* data() { return data_; }
  Limb& operator[](std::size_t i) { return data_[i]; }

 private:
  static constexpr std::size_t kInline = 32;
  Runtime& rt_;
  std::size_t count_;
  Limb* data_ = nullptr;
  Limb inline_[kInline];
};

// The same for bytes: digits and text.
class ScratchBytes {
 public:
  ScratchBytes(Runtime& rt, std::size_t count) : rt_(rt), count_(count) {
    data_ =
        count <= sizeof inline_ ? inline_ : static_cast<unsigned char*>(rt.allocate_buffer(count));
  }
  ~ScratchBytes() {
    if (data_ != inline_) rt_.free_buffer(data_, count_);
  }
  ScratchBytes(const ScratchBytes&) = delete;
  ScratchBytes& operator=(const ScratchBytes&) = delete;

  explicit operator bool() const { return data_ != nullptr; }
  [[nodiscard]] unsigned char* data() { return data_; }
  [[nodiscard]] char* text() { return reinterpret_cast<char*>(data_); }
  unsigned char& operator[](std::size_t i) { return data_[i]; }

 private:
  Runtime& rt_;
  std::size_t count_;
  unsigned char* data_;
  unsigned char inline_[256];
};

[[nodiscard]] inline bool both_ints(const Object& left, const Object& right) {
  return (left.type->flags & right.type->flags & kTypeInt) != 0;
}
[[nodiscard]] inline bool both_compact(const Object& left, const Object& right) {
  return (left.aux | right.aux) == 0;
}
[[nodiscard]] inline std::int64_t compact_value(const Object& number) {
  return static_cast<const Int&>(number).value;
}
[[nodiscard]] inline Own<Object> not_implemented(Runtime& rt) { return own(*rt.not_implemented); }

// A new int; leading zero limbs are dropped. MemoryError past kMostLimbs.
Own<Int> int_from_limbs(Runtime& rt, bool negative, const Limb* limbs, std::size_t count);
Own<Int> int_from_wide(Runtime& rt, __int128 value);
// The int itself if it is exactly an int, else a plain copy (of a bool).
Own<Object> exact_int(Runtime& rt, Object& number);

// Operations on any two ints, without a fast path of their own.
Own<Object> int_add_big(Runtime& rt, const Object& left, const Object& right, bool subtract);
Own<Object> int_multiply_big(Runtime& rt, const Object& left, const Object& right);
// Quotient towards minus infinity and remainder with the divisor's sign; either pointer may be
// null. `divisor` is not 0.
Status int_divide_floor(Runtime& rt, const Object& dividend, const Object& divisor,
                        Own<Int>* quotient, Own<Int>* remainder);
Own<Object> int_true_divide(Runtime& rt, const Object& left, const Object& right);
Own<Object> int_bitwise(Runtime& rt, BinaryOp op, const Object& left, const Object& right);
Own<Object> int_shift_left(Runtime& rt, Object& number, const Object& count);
Own<Object> int_shift_right(Runtime& rt, Object& number, const Object& count);
Own<Object> int_power(Runtime& rt, Object& base, Object& exponent);
Own<Int> int_negated(Runtime& rt, const Object& number);

// top * 2^exponent plus something smaller than the last bit if `sticky`, correctly rounded; bit 63
// of `top` is set. Infinite past the largest double.
[[nodiscard]] double round_to_double(std::uint64_t top, bool sticky, std::int64_t exponent);

// For the type's table.
Own<Object> int_construct(Runtime& rt, Type& cls, Arguments arguments);
void int_fill(Slots& slots);

}  // namespace vitro
