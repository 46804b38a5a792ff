// What an instruction handler sees: the machine's registers, its operands, its argument and its
// cache.
#pragma once

#include <cstdint>
#include <type_traits>
#include <utility>

#include "compiler/bytecode/opcodes.hpp"
#include "objects/float.hpp"
#include "objects/int.hpp"
#include "objects/runtime.hpp"
#include "vm/frame.hpp"

namespace vitro::vm {

using bytecode::Opcode;

// Handlers and what they are made of must vanish into the dispatch shell, or the machine state
// would live in memory: with plain `inline`, GCC 12 kept two thirds of them out of line and the
// loops ran at half the speed. Builds with the audit keep them apart: sanitizers take minutes over
// one function of that size.
#if defined(VITRO_OUTLINE_HANDLERS) || defined(VITRO_AUDIT) || !defined(__OPTIMIZE__)
#define VITRO_INLINE inline
#else
#define VITRO_INLINE [[gnu::always_inline]] inline
#endif

// How a handler ends. `next`: `ip` is at the instruction to run now.
enum class Flow : std::uint8_t {
  next,
  raise,    // an exception is pending; `ip` is still at this instruction, operands not nulled are
            // still owned
  reraise,  // the same, but this frame adds no traceback entry
  leave,    // the entry frame has returned; its answer is in `result`
};

// A rare call in the middle of a handler: Function(state, arguments…). It gets a copy of the state
// in memory, all of which is read back, so that nothing has to survive the call in a register.
// Where something had to, the handler would save and restore those registers on its common path
// too: a dozen machine instructions of forty.
template <auto Function, class... Arguments>
VITRO_INLINE auto aside(State& s, Arguments... arguments) {
  State copy = s;
  // All of it is to be read back, even what a compiler that sees Function knows to be unchanged: it
  // would keep that in registers.
  if constexpr (std::is_void_v<decltype(Function(copy, arguments...))>) {
    Function(copy, arguments...);
    asm volatile("" : "+m"(copy));
    s = copy;
  } else {
    const auto answer = Function(copy, arguments...);
    asm volatile("" : "+m"(copy));
    s = copy;
    return answer;
  }
}

// Function(state, arguments…) raises: the handler's last word.
template <auto Function, class... Arguments>
VITRO_INLINE Flow raise_aside(State& s, Arguments... arguments) {
  aside<Function>(s, arguments...);
  return Flow::raise;
}

// Before anything that may run other code, raise or look at frames.
VITRO_INLINE void save(State& s) {
  s.frame->ip = s.ip;
  s.frame->top = s.sp;
}

template <bool Wide>
VITRO_INLINE std::uint32_t argument(const State& s) {
  if constexpr (Wide) return std::uint32_t{s.ip[-1].argument} << 16 | s.ip->argument;
  return s.ip->argument;
}
// Of a kMask row.
template <bool Wide>
VITRO_INLINE std::uint32_t masked_argument(const State& s) {
  if constexpr (Wide) return std::uint32_t{s.ip[-1].argument} << 13 | (s.ip->argument & 0x1fffu);
  return s.ip->argument & 0x1fffu;
}

template <Opcode Op>
VITRO_INLINE void advance(State& s) {
  s.ip += 1 + bytecode::caches(Op);
}

VITRO_INLINE void push(State& s, Own<Object> object) { *s.sp++ = StackRef::owned(object); }
VITRO_INLINE Object& peek(const State& s, int depth = 1) { return *s.sp[-depth]; }
VITRO_INLINE Own<Object> pop(State& s) { return (*--s.sp).take(); }

// ---- inline caches ----

// First cache unit of every adaptive instruction: a counter, and 16 bits of the family's own.
struct CacheHead {
  std::uint16_t word;    // where the opcode would be
  std::int16_t counter;  // executions until the next attempt to specialise, counting up to 0
};
static_assert(sizeof(CacheHead) == sizeof(CodeUnit));
VITRO_INLINE CacheHead& cache_head(CodeUnit* ip) { return *reinterpret_cast<CacheHead*>(ip + 1); }
// Cache unit `i` ≥ 1 as 32 bits.
VITRO_INLINE std::uint32_t& cache_word(CodeUnit* ip, int i) {
  return *reinterpret_cast<std::uint32_t*>(ip + 1 + i);
}
// Two cache units from `i` on as a pointer; they are only 4-aligned.
template <class T>
VITRO_INLINE T* cache_pointer(CodeUnit* ip, int i) {
  T* pointer;
  __builtin_memcpy(&pointer, ip + 1 + i, sizeof pointer);
  return pointer;
}
VITRO_INLINE void set_cache_pointer(CodeUnit* ip, int i, const void* pointer) {
  __builtin_memcpy(ip + 1 + i, &pointer, sizeof pointer);
}

// A generic instruction tries to specialise after this many executions, and again this many after a
// miss. The assembler leaves 0, hence the negative start is applied by counting modulo: see
// adapt().
inline constexpr std::int16_t kWarmUp = 2;
inline constexpr std::int16_t kBackOff = -64;

// True when the generic instruction at ip should look for a faster form now.
VITRO_INLINE bool adapt(CodeUnit* ip) { return ++cache_head(ip).counter >= kWarmUp; }
// A guard failed: back to the generic form for a while.
template <Opcode Generic>
VITRO_INLINE void despecialise(CodeUnit* ip) {
  ip->opcode = bytecode::number(Generic);
  cache_head(ip).counter = kBackOff;
}

// Numbers of the specialised instructions, after the generic ones.
enum class Special : std::uint16_t {
  kBefore = bytecode::kOpcodeCount - 1,
#define SPECIAL(name, generic) name,
#include "compiler/bytecode/specialized.def"
#undef SPECIAL
  kEnd
};
// The generic instruction that a specialised one stands for.
[[nodiscard]] constexpr Opcode generic_form(std::uint16_t number) {
  constexpr Opcode table[] = {
#define SPECIAL(name, generic) Opcode::generic,
#include "compiler/bytecode/specialized.def"
#undef SPECIAL
  };
  return number < bytecode::kOpcodeCount ? static_cast<Opcode>(number)
                                         : table[number - bytecode::kOpcodeCount];
}
VITRO_INLINE void become(CodeUnit* ip, Special special) {
  ip->opcode = static_cast<std::uint16_t>(special);
}
VITRO_INLINE void become(CodeUnit* ip, Special special, std::uint16_t mask) {
  // Rows of four: OO OB BO BB.
  const unsigned form =
      ((mask & bytecode::kBorrowSecond) ? 2u : 0u) | ((mask & bytecode::kBorrowTop) ? 1u : 0u);
  ip->opcode = static_cast<std::uint16_t>(static_cast<unsigned>(special) + form);
}

// ---- numbers, as the hot handlers need them ----

// Frees an object of count 0 that stands on no stack slot any more. Other code may run.
[[gnu::noinline]] void deallocate_aside(State& s, Object* object);
// Releases two references, held by nobody else.
[[gnu::noinline]] void release_both_aside(State& s, Object* first, Object* second);

// Gives back a reference to an exact compact int or a float. The heap must not be watched.
template <class Number>
VITRO_INLINE void give_back(State& s, Object& number) {
  if (is_immortal(number)) return;
  if (--number.refcount == 0) s.rt->heap.give_to_list(CellKind::leaf, &number, sizeof(Number));
}

// Releases any value, as the last thing a handler does but for moving on: what dies finds the frame
// at this instruction. The commonest to die, compact ints, are freed without a call.
VITRO_INLINE void let_go(State& s, Object& object) {
  if (is_immortal(object)) return;
  if (--object.refcount != 0) return;
  if (object.type == s.rt->types.int_ && object.aux == 0 && !s.rt->heap.watched()) [[likely]]
    return s.rt->heap.give_to_list(CellKind::leaf, &object, sizeof(Int));
  aside<deallocate_aside>(s, &object);
}
VITRO_INLINE void let_go(State& s, Object* object) {
  if (object) let_go(s, *object);
}

// The same for what is hardly ever an int: callables, owners, iterators.
VITRO_INLINE void discard(State& s, Object& object) {
  if (is_immortal(object)) return;
  if (--object.refcount == 0) [[unlikely]]
    aside<deallocate_aside>(s, &object);
}
VITRO_INLINE void discard(State& s, Object* object) {
  if (object) discard(s, *object);
}

VITRO_INLINE void drop(State& s) {
  Object* object = pop(s).get();
  if (object) let_go(s, *object);
}

VITRO_INLINE bool is_compact_int(const State& s, const Object& object) {
  return object.type == s.rt->types.int_ && object.aux == 0;
}
VITRO_INLINE std::int64_t int_value(const Object& object) {
  return static_cast<const Int&>(object).value;
}

// A new compact int or float from the free list. Null: the list is empty, or the heap is watched.
VITRO_INLINE Object* int_from_list(Runtime& rt, std::int64_t value) {
  auto* number = static_cast<Int*>(rt.heap.take_from_list(CellKind::leaf, sizeof(Int)));
  if (!number) [[unlikely]]
    return nullptr;
  number->refcount = 1;
  number->aux = 0;
  number->type = rt.types.int_;  // immortal: not counted
  number->value = value;
  return number;
}
VITRO_INLINE Object* float_from_list(Runtime& rt, double value) {
  auto* number = static_cast<Float*>(rt.heap.take_from_list(CellKind::leaf, sizeof(Float)));
  if (!number) [[unlikely]]
    return nullptr;
  number->refcount = 1;
  number->aux = 0;
  number->type = rt.types.float_;
  number->value = value;
  return number;
}
// False for every value while allocation paths are counted.
VITRO_INLINE bool is_cached_int(const Runtime& rt, std::int64_t value) {
  return static_cast<std::uint64_t>(value - kSmallestCachedInt) < rt.small_int_count;
}

}  // namespace vitro::vm
