// Handlers: operators, comparisons, truth, identity and membership.
#pragma once

#include "objects/operations.hpp"
#include "vm/handlers/control.hpp"
#include "vm/state.hpp"

namespace vitro::vm::handlers {

// Releases the operands of a kMask instruction that the stack owned. The slots are then the
// handler's to reuse.
VITRO_INLINE void release_two(State& s, std::uint16_t mask, Object& left, Object& right) {
  if ((mask & bytecode::kBorrowMask) == bytecode::kBorrowMask) return;
  aside<release_both_aside>(s, mask & bytecode::kBorrowSecond ? nullptr : &left,
                            mask & bytecode::kBorrowTop ? nullptr : &right);
}

template <bool Wide, Opcode Op, class Operation>
VITRO_INLINE Flow unary(State& s, Operation operation) {
  save(s);
  Object& operand = peek(s);
  Own<Object> result = operation(*s.rt, operand);
  if (!result) return Flow::raise;
  s.sp[-1] = StackRef::owned(result);
  advance<Op>(s);
  release(operand);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow UNARY_POSITIVE(State& s) {
  return unary<Wide, Opcode::UNARY_POSITIVE>(s, positive);
}
template <bool Wide>
VITRO_INLINE Flow UNARY_NEGATIVE(State& s) {
  return unary<Wide, Opcode::UNARY_NEGATIVE>(s, negative);
}
template <bool Wide>
VITRO_INLINE Flow UNARY_INVERT(State& s) {
  return unary<Wide, Opcode::UNARY_INVERT>(s, invert);
}

template <bool Wide>
VITRO_INLINE Flow UNARY_NOT(State& s) {
  save(s);
  Object& operand = peek(s);
  auto value = truth(*s.rt, operand);
  if (!value) return Flow::raise;
  s.sp[-1] = StackRef::owned(make_bool(*s.rt, !*value));
  advance<Opcode::UNARY_NOT>(s);
  release(operand);
  return Flow::next;
}

// ---- BINARY_OP ----

void specialise_binary_op(Runtime& rt, CodeUnit* ip, Object& left, Object& right);

template <bool Wide>
VITRO_INLINE Flow BINARY_OP(State& s) {
  save(s);
  Object& left = peek(s, 2);
  Object& right = peek(s, 1);
  if (adapt(s.ip)) specialise_binary_op(*s.rt, s.ip, left, right);
  const std::uint32_t op = masked_argument<Wide>(s);
  const std::uint16_t mask = s.ip->argument & bytecode::kBorrowMask;
  Own<Object> result =
      op < kBinaryOpCount
          ? binary_operation(*s.rt, static_cast<BinaryOp>(op), left, right)
          : inplace_operation(*s.rt, static_cast<BinaryOp>(op - kBinaryOpCount), left, right);
  if (!result) return Flow::raise;
  --s.sp;
  s.sp[-1] = StackRef::owned(result);
  advance<Opcode::BINARY_OP>(s);
  release_two(s, mask, left, right);
  return Flow::next;
}

VITRO_INLINE Flow binary_op_again(State& s) {
  despecialise<Opcode::BINARY_OP>(s.ip);
  return Flow::next;
}

// The local that takes the answer of the BINARY_OP at `ip`, which a STORE_FAST follows.
VITRO_INLINE StackRef& stored_local(StackRef* locals, const CodeUnit* ip) {
  return locals[ip[1 + bytecode::caches(Opcode::BINARY_OP)].argument];
}
[[gnu::noinline]] Flow append_text_aside(State& s);

// Text that is built piece by piece grows in place: the local's reference is about to go, so it is
// given up before rather than after, and the text may turn out to have no other owner.
VITRO_INLINE Flow BINARY_OP_APPEND_STR(State& s) {
  const Object& left = peek(s, 2);
  if (left.type != s.rt->types.str || peek(s, 1).type != s.rt->types.str ||
      stored_local(s.locals, s.ip).get() != &left) [[unlikely]]
    return binary_op_again(s);
  return aside<append_text_aside>(s);
}

// The same where there is no cell for the result in the free list, or the heap is watched.
[[gnu::noinline]] Flow finish_int_aside(State& s, std::int64_t value, std::uint16_t mask);
[[gnu::noinline]] Flow finish_float_aside(State& s, double value, std::uint16_t mask);

template <bool OwnsLeft, bool OwnsRight>
inline constexpr std::uint16_t kMaskOf = static_cast<std::uint16_t>(
    (OwnsLeft ? 0 : bytecode::kBorrowSecond) | (OwnsRight ? 0 : bytecode::kBorrowTop));

// Puts an int result on the stack in place of two operands, in the memory of one of them where the
// instruction owns it alone.
template <bool OwnsLeft, bool OwnsRight>
VITRO_INLINE Flow finish_int(State& s, Object& left, Object& right, std::int64_t value) {
  if constexpr (OwnsLeft || OwnsRight)
    if (s.rt->heap.watched()) [[unlikely]]
      return aside<finish_int_aside>(s, value, kMaskOf<OwnsLeft, OwnsRight>);
  Object* result;
  if (is_cached_int(*s.rt, value)) {
    result = s.rt->small_ints[value - kSmallestCachedInt];
    if constexpr (OwnsLeft) give_back<Int>(s, left);
    if constexpr (OwnsRight) give_back<Int>(s, right);
  } else if (OwnsLeft && left.refcount == 1) {
    static_cast<Int&>(left).value = value;
    result = &left;
    if constexpr (OwnsRight) give_back<Int>(s, right);
  } else if (OwnsRight && right.refcount == 1) {
    static_cast<Int&>(right).value = value;
    result = &right;
    if constexpr (OwnsLeft) give_back<Int>(s, left);
  } else {
    result = int_from_list(*s.rt, value);
    if (!result) [[unlikely]]
      return aside<finish_int_aside>(s, value, kMaskOf<OwnsLeft, OwnsRight>);
    if constexpr (OwnsLeft) give_back<Int>(s, left);
    if constexpr (OwnsRight) give_back<Int>(s, right);
  }
  --s.sp;
  s.sp[-1] = StackRef::owned(Own<Object>(result));
  advance<Opcode::BINARY_OP>(s);
  return Flow::next;
}

template <BinaryOp Op, bool OwnsLeft, bool OwnsRight>
VITRO_INLINE Flow int_arithmetic(State& s) {
  Object& left = peek(s, 2);
  Object& right = peek(s, 1);
  if (!is_compact_int(s, left) || !is_compact_int(s, right)) [[unlikely]]
    return binary_op_again(s);
  std::int64_t value;
  bool overflow;
  if constexpr (Op == BinaryOp::add)
    overflow = __builtin_add_overflow(int_value(left), int_value(right), &value);
  if constexpr (Op == BinaryOp::subtract)
    overflow = __builtin_sub_overflow(int_value(left), int_value(right), &value);
  if constexpr (Op == BinaryOp::multiply)
    overflow = __builtin_mul_overflow(int_value(left), int_value(right), &value);
  if (overflow) [[unlikely]]
    return binary_op_again(s);
  return finish_int<OwnsLeft, OwnsRight>(s, left, right, value);
}

// The operators of compact ints that are rarer, or need a test of the right operand. False: not
// here.
inline bool other_int(std::uint32_t op, std::int64_t left, std::int64_t right,
                      std::int64_t& value) {
  switch (static_cast<BinaryOp>(op)) {
    case BinaryOp::bit_and: value = left & right; return true;
    case BinaryOp::bit_or: value = left | right; return true;
    case BinaryOp::bit_xor: value = left ^ right; return true;
    case BinaryOp::rshift:
      if (right < 0) return false;
      value = left >> (right > 63 ? 63 : right);
      return true;
    case BinaryOp::lshift:
      if (right < 0 || right > 62) return false;
      value = static_cast<std::int64_t>(static_cast<std::uint64_t>(left) << right);
      return value >> right == left;
    case BinaryOp::floor_divide:
      // -2**63 // -1 does not fit.
      if (right == 0 || right == -1) return false;
      value = left / right;
      if (left % right != 0 && (left ^ right) < 0) --value;
      return true;
    case BinaryOp::remainder:
      if (right == 0 || right == -1) return false;
      value = left % right;
      if (value != 0 && (value ^ right) < 0) value += right;
      return true;
    default: return false;
  }
}

template <bool OwnsLeft, bool OwnsRight>
VITRO_INLINE Flow int_other(State& s) {
  Object& left = peek(s, 2);
  Object& right = peek(s, 1);
  if (!is_compact_int(s, left) || !is_compact_int(s, right)) [[unlikely]]
    return binary_op_again(s);
  std::uint32_t op = masked_argument<false>(s);
  if (op >= kBinaryOpCount) op -= kBinaryOpCount;
  std::int64_t value;
  if (!other_int(op, int_value(left), int_value(right), value)) [[unlikely]]
    return binary_op_again(s);
  return finish_int<OwnsLeft, OwnsRight>(s, left, right, value);
}

template <BinaryOp Op, bool OwnsLeft, bool OwnsRight>
VITRO_INLINE Flow float_arithmetic(State& s) {
  Object& left = peek(s, 2);
  Object& right = peek(s, 1);
  Type* float_type = s.rt->types.float_;
  if (left.type != float_type || right.type != float_type) [[unlikely]]
    return binary_op_again(s);
  const double a = static_cast<Float&>(left).value;
  const double b = static_cast<Float&>(right).value;
  double value;
  if constexpr (Op == BinaryOp::add) value = a + b;
  if constexpr (Op == BinaryOp::subtract) value = a - b;
  if constexpr (Op == BinaryOp::multiply) value = a * b;
  if constexpr (Op == BinaryOp::true_divide) {
    if (b == 0) [[unlikely]]
      return binary_op_again(s);
    value = a / b;
  }
  Object* result;
  if constexpr (OwnsLeft && OwnsRight)
    if (s.rt->heap.watched()) [[unlikely]]
      return aside<finish_float_aside>(s, value, kMaskOf<OwnsLeft, OwnsRight>);
  if (OwnsLeft && left.refcount == 1) {
    static_cast<Float&>(left).value = value;
    result = &left;
    if constexpr (OwnsRight) give_back<Float>(s, right);
  } else if (OwnsRight && right.refcount == 1) {
    static_cast<Float&>(right).value = value;
    result = &right;
    if constexpr (OwnsLeft) give_back<Float>(s, left);
  } else {
    result = float_from_list(*s.rt, value);
    if (!result) [[unlikely]]
      return aside<finish_float_aside>(s, value, kMaskOf<OwnsLeft, OwnsRight>);
    // Not the last reference: that would have been reused.
    if constexpr (OwnsLeft) --left.refcount;
    if constexpr (OwnsRight) --right.refcount;
  }
  --s.sp;
  s.sp[-1] = StackRef::owned(Own<Object>(result));
  advance<Opcode::BINARY_OP>(s);
  return Flow::next;
}

#define FOUR_FORMS(name, ...)                                                     \
  VITRO_INLINE Flow name##_OO(State& s) { return __VA_ARGS__ true, true > (s); }  \
  VITRO_INLINE Flow name##_OB(State& s) { return __VA_ARGS__ true, false > (s); } \
  VITRO_INLINE Flow name##_BO(State& s) { return __VA_ARGS__ false, true > (s); } \
  VITRO_INLINE Flow name##_BB(State& s) { return __VA_ARGS__ false, false > (s); }

FOUR_FORMS(BINARY_OP_ADD_INT, int_arithmetic < BinaryOp::add, )
FOUR_FORMS(BINARY_OP_SUBTRACT_INT, int_arithmetic < BinaryOp::subtract, )
FOUR_FORMS(BINARY_OP_MULTIPLY_INT, int_arithmetic < BinaryOp::multiply, )
FOUR_FORMS(BINARY_OP_OTHER_INT, int_other <)
FOUR_FORMS(BINARY_OP_ADD_FLOAT, float_arithmetic < BinaryOp::add, )
FOUR_FORMS(BINARY_OP_SUBTRACT_FLOAT, float_arithmetic < BinaryOp::subtract, )
FOUR_FORMS(BINARY_OP_MULTIPLY_FLOAT, float_arithmetic < BinaryOp::multiply, )
FOUR_FORMS(BINARY_OP_DIVIDE_FLOAT, float_arithmetic < BinaryOp::true_divide, )

// ---- COMPARE_OP ----

void specialise_compare_op(Runtime& rt, CodeUnit* ip, Object& left, Object& right);

template <bool Wide>
VITRO_INLINE Flow COMPARE_OP(State& s) {
  save(s);
  Object& left = peek(s, 2);
  Object& right = peek(s, 1);
  if (adapt(s.ip)) specialise_compare_op(*s.rt, s.ip, left, right);
  const std::uint16_t mask = s.ip->argument & bytecode::kBorrowMask;
  Own<Object> result =
      compare(*s.rt, left, right, static_cast<CompareOp>(masked_argument<Wide>(s)));
  if (!result) return Flow::raise;
  --s.sp;
  s.sp[-1] = StackRef::owned(result);
  advance<Opcode::COMPARE_OP>(s);
  release_two(s, mask, left, right);
  return Flow::next;
}

VITRO_INLINE Flow compare_op_again(State& s) {
  despecialise<Opcode::COMPARE_OP>(s.ip);
  return Flow::next;
}

// One bit per outcome of comparing two numbers: less, equal, greater, unordered.
inline constexpr unsigned kLess = 1, kEqual = 2, kGreater = 4, kUnordered = 8;
// The outcomes for which a comparison holds, by CompareOp.
inline constexpr std::uint8_t kHolds[] = {
    kLess, kLess | kEqual, kEqual, kLess | kGreater | kUnordered, kGreater, kGreater | kEqual};
template <class T>
VITRO_INLINE unsigned outcome_of(T left, T right) {
  if constexpr (std::is_integral_v<T>)
    return static_cast<unsigned>(left < right) | static_cast<unsigned>(left == right) << 1 |
           static_cast<unsigned>(left > right) << 2;
  return left < right ? kLess : left == right ? kEqual : left > right ? kGreater : kUnordered;
}
template <class T>
VITRO_INLINE bool holds(CompareOp op, T left, T right) {
  return (kHolds[static_cast<int>(op)] & outcome_of(left, right)) != 0;
}

// Of a comparison that a conditional jump follows, the cache's 16 bits say for which outcomes the
// jump is taken, and which way it goes.
inline constexpr std::uint16_t kJumpsBackward = 0x10;

// Leaves a backward jump to its own instruction, which serves interrupts.
VITRO_INLINE Flow jump_by_itself(State& s, bool taken) {
  const bool if_true = s.ip->opcode == bytecode::number(Opcode::POP_JUMP_BACKWARD_IF_TRUE);
  push(s, make_bool(*s.rt, taken == if_true));
  return Flow::next;
}

// Takes the conditional jump that follows a comparison, the bool never made.
VITRO_INLINE Flow jump_on(State& s, unsigned outcome) {
  const std::uint16_t when = cache_head(s.ip).word;
  advance<Opcode::COMPARE_OP>(s);
  std::ptrdiff_t distance = s.ip->argument;
  if (when & kJumpsBackward) {
    if (s.rt->interrupt != 0) [[unlikely]]
      return jump_by_itself(s, (when & outcome) != 0);
    distance = -distance;
  }
  s.ip += when & outcome ? 1 + distance : 1;
  return Flow::next;
}

template <bool Jump, bool OwnsLeft, bool OwnsRight>
VITRO_INLINE Flow int_compare_op(State& s) {
  Object& left = peek(s, 2);
  Object& right = peek(s, 1);
  if (!is_compact_int(s, left) || !is_compact_int(s, right)) [[unlikely]]
    return compare_op_again(s);
  const std::int64_t a = int_value(left), b = int_value(right);
  if constexpr (OwnsLeft || OwnsRight)
    if (s.rt->heap.watched()) [[unlikely]]
      return compare_op_again(s);
  if constexpr (OwnsLeft) give_back<Int>(s, left);
  if constexpr (OwnsRight) give_back<Int>(s, right);
  s.sp -= 2;
  if constexpr (Jump) return jump_on(s, outcome_of(a, b));
  const auto op = static_cast<CompareOp>(masked_argument<false>(s));
  push(s, make_bool(*s.rt, holds(op, a, b)));
  advance<Opcode::COMPARE_OP>(s);
  return Flow::next;
}

template <bool OwnsLeft, bool OwnsRight>
VITRO_INLINE Flow float_compare_jump(State& s) {
  Object& left = peek(s, 2);
  Object& right = peek(s, 1);
  Type* float_type = s.rt->types.float_;
  if (left.type != float_type || right.type != float_type) [[unlikely]]
    return compare_op_again(s);
  const unsigned outcome =
      outcome_of(static_cast<Float&>(left).value, static_cast<Float&>(right).value);
  if constexpr (OwnsLeft || OwnsRight)
    if (s.rt->heap.watched()) [[unlikely]]
      return compare_op_again(s);
  if constexpr (OwnsLeft) give_back<Float>(s, left);
  if constexpr (OwnsRight) give_back<Float>(s, right);
  s.sp -= 2;
  return jump_on(s, outcome);
}

FOUR_FORMS(COMPARE_OP_INT, int_compare_op < false, )
FOUR_FORMS(COMPARE_OP_INT_JUMP, int_compare_op < true, )
FOUR_FORMS(COMPARE_OP_FLOAT_JUMP, float_compare_jump <)
#undef FOUR_FORMS

template <bool Wide>
VITRO_INLINE Flow IS_OP(State& s) {
  Object& left = peek(s, 2);
  Object& right = peek(s, 1);
  const bool same = &left == &right;
  const std::uint16_t mask = s.ip->argument & bytecode::kBorrowMask;
  --s.sp;
  s.sp[-1] = StackRef::owned(make_bool(*s.rt, same != ((masked_argument<Wide>(s) & 1) != 0)));
  advance<Opcode::IS_OP>(s);
  release_two(s, mask, left, right);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow CONTAINS_OP(State& s) {
  save(s);
  Object& item = peek(s, 2);
  Object& container = peek(s, 1);
  auto found = contains(*s.rt, container, item);
  if (!found) return Flow::raise;
  const std::uint16_t mask = s.ip->argument & bytecode::kBorrowMask;
  --s.sp;
  s.sp[-1] = StackRef::owned(make_bool(*s.rt, *found != ((masked_argument<Wide>(s) & 1) != 0)));
  advance<Opcode::CONTAINS_OP>(s);
  release_two(s, mask, item, container);
  return Flow::next;
}

}  // namespace vitro::vm::handlers
