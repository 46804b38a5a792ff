// Handlers: jumps, and loops over iterators.
#pragma once

#include "objects/list.hpp"
#include "objects/operations.hpp"
#include "objects/range.hpp"
#include "objects/tuple.hpp"
#include "vm/state.hpp"

namespace vitro::vm::handlers {

template <bool Wide>
VITRO_INLINE Flow JUMP_FORWARD(State& s) {
  s.ip += 1 + argument<Wide>(s);
  return Flow::next;
}

// Before a backward jump: what was asked for meanwhile. False: it raised, at the jump.
[[gnu::noinline, gnu::cold]] Flow poll_aside(State& s);
VITRO_INLINE bool poll(State& s) {
  if (s.rt->interrupt == 0) [[likely]]
    return true;
  return aside<poll_aside>(s) == Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow JUMP_BACKWARD_NO_INTERRUPT(State& s) {
  const std::uint32_t distance = argument<Wide>(s);
  s.ip = s.ip + 1 - distance;
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow JUMP_BACKWARD(State& s) {
  if (!poll(s)) return Flow::raise;
  return JUMP_BACKWARD_NO_INTERRUPT<Wide>(s);
}

// Pops a value and says whether it is true; -1: raised, and the value stays.
[[gnu::noinline]] int pop_truth_aside(State& s);

// Pops a value and jumps if its truth is `When`.
template <bool Wide, bool When, int Direction>
VITRO_INLINE Flow pop_jump(State& s) {
  if (Direction < 0 && !poll(s)) return Flow::raise;
  Object& value = peek(s);
  bool is_true;
  if (value.type == s.rt->types.bool_) [[likely]] {
    is_true = &value == s.rt->true_;  // immortal: nothing to release
    --s.sp;
  } else {
    const int result = aside<pop_truth_aside>(s);
    if (result < 0) return Flow::raise;
    is_true = result != 0;
  }
  const auto distance = static_cast<std::ptrdiff_t>(argument<Wide>(s));
  s.ip += 1 + (is_true == When ? Direction * distance : 0);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow POP_JUMP_FORWARD_IF_FALSE(State& s) {
  return pop_jump<Wide, false, 1>(s);
}
template <bool Wide>
VITRO_INLINE Flow POP_JUMP_FORWARD_IF_TRUE(State& s) {
  return pop_jump<Wide, true, 1>(s);
}
template <bool Wide>
VITRO_INLINE Flow POP_JUMP_BACKWARD_IF_FALSE(State& s) {
  return pop_jump<Wide, false, -1>(s);
}
template <bool Wide>
VITRO_INLINE Flow POP_JUMP_BACKWARD_IF_TRUE(State& s) {
  return pop_jump<Wide, true, -1>(s);
}

template <bool Wide, bool When, int Direction>
VITRO_INLINE Flow pop_jump_none(State& s) {
  if (Direction < 0 && !poll(s)) return Flow::raise;
  Object& value = peek(s);
  const auto distance = static_cast<std::ptrdiff_t>(argument<Wide>(s));
  s.ip += 1 + ((&value == s.rt->none) == When ? Direction * distance : 0);
  drop(s);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow POP_JUMP_FORWARD_IF_NONE(State& s) {
  return pop_jump_none<Wide, true, 1>(s);
}
template <bool Wide>
VITRO_INLINE Flow POP_JUMP_FORWARD_IF_NOT_NONE(State& s) {
  return pop_jump_none<Wide, false, 1>(s);
}
template <bool Wide>
VITRO_INLINE Flow POP_JUMP_BACKWARD_IF_NONE(State& s) {
  return pop_jump_none<Wide, true, -1>(s);
}
template <bool Wide>
VITRO_INLINE Flow POP_JUMP_BACKWARD_IF_NOT_NONE(State& s) {
  return pop_jump_none<Wide, false, -1>(s);
}

template <bool Wide, bool When>
VITRO_INLINE Flow jump_or_pop(State& s) {
  save(s);
  auto value = truth(*s.rt, peek(s));
  if (!value) return Flow::raise;
  if (*value == When) {
    s.ip += 1 + argument<Wide>(s);
    return Flow::next;
  }
  ++s.ip;
  drop(s);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow JUMP_IF_FALSE_OR_POP(State& s) {
  return jump_or_pop<Wide, false>(s);
}
template <bool Wide>
VITRO_INLINE Flow JUMP_IF_TRUE_OR_POP(State& s) {
  return jump_or_pop<Wide, true>(s);
}

// ---- iteration ----

template <bool Wide>
VITRO_INLINE Flow GET_ITER(State& s) {
  save(s);
  Object& iterable = peek(s);
  Own<Object> iterator = get_iterator(*s.rt, iterable);
  if (!iterator) return Flow::raise;
  s.sp[-1] = StackRef::owned(iterator);
  advance<Opcode::GET_ITER>(s);
  discard(s, iterable);
  return Flow::next;
}

void specialise_for_iter(Runtime& rt, CodeUnit* ip, Object& iterator);

// The iterator is exhausted: pops it and leaves the loop.
template <bool Wide>
VITRO_INLINE Flow leave_loop(State& s) {
  const std::uint32_t distance = argument<Wide>(s);
  advance<Opcode::FOR_ITER>(s);
  s.ip += distance;
  drop(s);
  return Flow::next;
}

template <bool Wide>
VITRO_INLINE Flow FOR_ITER(State& s) {
  save(s);
  Object& iterator = peek(s);
  if (!Wide && adapt(s.ip)) specialise_for_iter(*s.rt, s.ip, iterator);
  Own<Object> item = next_item(*s.rt, iterator);
  if (item) {
    push(s, item);
    advance<Opcode::FOR_ITER>(s);
    return Flow::next;
  }
  if (s.rt->pending()) return Flow::raise;
  return leave_loop<Wide>(s);
}

VITRO_INLINE Flow for_iter_again(State& s) {
  despecialise<Opcode::FOR_ITER>(s.ip);
  return Flow::next;
}

// The iterator itself says that it is exhausted, and forgets its sequence.
[[gnu::noinline]] Flow end_iteration_aside(State& s);
// A range's next number, where the free list has no cell for it.
[[gnu::noinline]] Flow range_item_aside(State& s);

VITRO_INLINE Flow end_iteration(State& s) { return aside<end_iteration_aside>(s); }

VITRO_INLINE Flow FOR_ITER_LIST(State& s) {
  Object& object = peek(s);
  if (object.type != s.rt->types.list_iterator) [[unlikely]]
    return for_iter_again(s);
  auto& iterator = static_cast<SequenceIterator&>(object);
  auto* list = static_cast<List*>(iterator.sequence);
  if (!list || iterator.position >= list->length) [[unlikely]]
    return end_iteration(s);
  push(s, own(*list->items[iterator.position++]));
  advance<Opcode::FOR_ITER>(s);
  return Flow::next;
}

VITRO_INLINE Flow FOR_ITER_TUPLE(State& s) {
  Object& object = peek(s);
  if (object.type != s.rt->types.tuple_iterator) [[unlikely]]
    return for_iter_again(s);
  auto& iterator = static_cast<SequenceIterator&>(object);
  auto* tuple = static_cast<Tuple*>(iterator.sequence);
  if (!tuple || iterator.position >= tuple->length()) [[unlikely]]
    return end_iteration(s);
  push(s, own((*tuple)[iterator.position++]));
  advance<Opcode::FOR_ITER>(s);
  return Flow::next;
}

VITRO_INLINE Flow FOR_ITER_RANGE(State& s) {
  Object& object = peek(s);
  if (object.type != s.rt->types.range_iterator) [[unlikely]]
    return for_iter_again(s);
  auto& iterator = static_cast<RangeIterator&>(object);
  if (iterator.remaining == 0) return leave_loop<false>(s);
  const std::int64_t value = iterator.next;
  Object* number = is_cached_int(*s.rt, value) ? s.rt->small_ints[value - kSmallestCachedInt]
                                               : int_from_list(*s.rt, value);
  if (!number) [[unlikely]]
    return aside<range_item_aside>(s);
  // Past the last item the sum may leave the 64 bits; it is then never used.
  iterator.next = static_cast<std::int64_t>(static_cast<std::uint64_t>(value) +
                                            static_cast<std::uint64_t>(iterator.step));
  --iterator.remaining;
  push(s, Own<Object>(number));
  advance<Opcode::FOR_ITER>(s);
  return Flow::next;
}

// Room of the instruction before, which the verifier lets nothing jump into.
[[gnu::noinline, gnu::cold]] void stray_cache_aside(State& s);
template <bool Wide>
VITRO_INLINE Flow CACHE(State& s) {
  return raise_aside<stray_cache_aside>(s);
}

}  // namespace vitro::vm::handlers
