// The instruction set in C++: numbers, names, stack effects and flags, all derived from
// opcodes.def. Also how an argument is packed into a unit, as masks of borrowed operands and
// EXTENDED_ARG share the 16 bits with it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vitro::bytecode {

enum class Opcode : std::uint16_t {
#define OP(name, pops, pushes, cache, flags) name,
#include "compiler/bytecode/opcodes.def"
#undef OP
};

// The last column of opcodes.def.
enum OpcodeFlag : std::uint32_t {
  kNone = 0,
  kConst = 1u << 0,     // the argument is a number of a constant
  kLocal = 1u << 1,     // … of a local, cell or free variable
  kName = 1u << 2,      // … of a name (LOAD_GLOBAL: times two, plus one to push NULL first)
  kJump = 1u << 3,      // … a distance in units from the end of the instruction and its cache
  kBackward = 1u << 4,  // … that goes back
  kMask = 1u << 5,      // the top three bits of the argument say which operands are borrowed
  kPushesBorrowed = 1u << 6,  // what it pushes is borrowed
  kRaises = 1u << 7,          // can raise
  kAdaptive = 1u << 8,        // rewrites itself into a faster member of its family
  kEnds = 1u << 9,            // the next instruction is not reached from here
  kPoll = 1u << 10,           // looks at the interrupt word
};

struct OpcodeInfo {
  std::string_view name;
  std::int8_t pops;     // -1: depends on the argument
  std::int8_t pushes;   // -1: depends on the argument, or on whether the jump is taken
  std::uint8_t caches;  // units that follow
  std::uint32_t flags;
};

inline constexpr OpcodeInfo kOpcodes[] = {
#define OP(name, pops, pushes, cache, flags) {#name, pops, pushes, cache, flags},
#include "compiler/bytecode/opcodes.def"
#undef OP
};
inline constexpr std::size_t kOpcodeCount = sizeof kOpcodes / sizeof kOpcodes[0];

[[nodiscard]] constexpr std::uint16_t number(Opcode op) { return static_cast<std::uint16_t>(op); }
[[nodiscard]] constexpr const OpcodeInfo& info(Opcode op) { return kOpcodes[number(op)]; }
[[nodiscard]] constexpr bool has(Opcode op, OpcodeFlag flag) {
  return (info(op).flags & flag) != 0;
}
[[nodiscard]] constexpr unsigned caches(Opcode op) { return info(op).caches; }
[[nodiscard]] constexpr std::string_view name(Opcode op) { return info(op).name; }

// ---- arguments ----
//
// A plain row has 16 bits of argument. A kMask row has 13, and above them the mask: bit 15 is set
// if the operand on top of the stack is borrowed, bit 14 for the one below, bit 13 for the third.
// One EXTENDED_ARG in front supplies the upper bits; it has neither mask nor cache and never stands
// alone.

inline constexpr std::uint16_t kBorrowTop = 0x8000;
inline constexpr std::uint16_t kBorrowSecond = 0x4000;
inline constexpr std::uint16_t kBorrowThird = 0x2000;
inline constexpr std::uint16_t kBorrowMask = kBorrowTop | kBorrowSecond | kBorrowThird;

// How many bits of the argument fit beside the opcode.
[[nodiscard]] constexpr unsigned argument_bits(Opcode op) { return has(op, kMask) ? 13 : 16; }

// The argument proper of a unit; `extension` is the argument of the EXTENDED_ARG in front, 0
// without one.
[[nodiscard]] constexpr std::uint32_t argument_value(Opcode op, std::uint16_t argument,
                                                     std::uint16_t extension = 0) {
  if (has(op, kMask)) return static_cast<std::uint32_t>(extension) << 13 | (argument & 0x1fffu);
  return static_cast<std::uint32_t>(extension) << 16 | argument;
}

// Which operands are borrowed; 0 for rows without kMask.
[[nodiscard]] constexpr std::uint16_t mask(Opcode op, std::uint16_t argument) {
  return has(op, kMask) ? argument & kBorrowMask : 0;
}
// The mask's bit for the operand `depth` below the top (0: the top).
[[nodiscard]] constexpr std::uint16_t mask_bit(unsigned depth) {
  return static_cast<std::uint16_t>(kBorrowTop >> depth);
}

// ---- stack effects ----

struct StackEffect {
  std::uint32_t pops;
  std::uint32_t pushes;
};

// What one execution takes from and puts on the value stack. `argument` is the whole
// argument_value(); `jumps`: the path on which the jump is taken. COPY, SWAP, LIST_APPEND and such
// also look at or replace entries below without counting them.
[[nodiscard]] constexpr StackEffect stack_effect(Opcode op, std::uint32_t argument,
                                                 bool jumps = false) {
  switch (op) {
    case Opcode::LOAD_GLOBAL: return {0, 1 + (argument & 1)};
    case Opcode::JUMP_IF_FALSE_OR_POP:
    case Opcode::JUMP_IF_TRUE_OR_POP: return {1, jumps ? 1u : 0u};
    case Opcode::BUILD_TUPLE:
    case Opcode::BUILD_LIST:
    case Opcode::BUILD_SET:
    case Opcode::BUILD_STRING:
    case Opcode::BUILD_SLICE: return {argument, 1};
    case Opcode::BUILD_MAP: return {2 * argument, 1};
    case Opcode::BUILD_CONST_KEY_MAP: return {argument + 1, 1};
    case Opcode::FORMAT_VALUE: return {(argument & 4) != 0 ? 2u : 1u, 1};
    case Opcode::UNPACK_SEQUENCE: return {1, argument};
    case Opcode::UNPACK_EX: return {1, (argument & 0xff) + (argument >> 8) + 1};
    case Opcode::FOR_ITER: return {1, jumps ? 0u : 2u};
    case Opcode::MAKE_FUNCTION: {
      std::uint32_t parts = argument & 0xf;
      parts = (parts & 5) + (parts >> 1 & 5);
      return {1 + (parts & 3) + (parts >> 2), 1};
    }
    case Opcode::CALL: return {argument + 2, 1};
    case Opcode::CALL_FUNCTION_EX: return {3 + (argument & 1), 1};
    case Opcode::RAISE_VARARGS: return {argument, 0};
    case Opcode::SEND: return {jumps ? 2u : 1u, 1};
    default:
      return {static_cast<std::uint32_t>(info(op).pops),
              static_cast<std::uint32_t>(info(op).pushes)};
  }
}

// How many entries must be on the stack, counting those that are only looked at or changed in
// place.
[[nodiscard]] constexpr std::uint32_t stack_need(Opcode op, std::uint32_t argument) {
  const std::uint32_t pops = stack_effect(op, argument).pops;
  switch (op) {
    case Opcode::COPY:
    case Opcode::SWAP: return argument;
    case Opcode::LIST_APPEND:
    case Opcode::SET_ADD:
    case Opcode::MAP_ADD:
    case Opcode::LIST_EXTEND:
    case Opcode::SET_UPDATE:
    case Opcode::DICT_UPDATE: return pops + argument;
    case Opcode::DICT_MERGE: return pops + argument + 2;  // names the callable in its message
    case Opcode::CHECK_EXC_MATCH:
    case Opcode::SEND: return 2;
    case Opcode::RERAISE: return argument == 0 ? 1 : argument + 1;
    case Opcode::WITH_EXCEPT_START: return 4;
    case Opcode::IMPORT_FROM:
    case Opcode::GET_ANEXT:
    case Opcode::GET_LEN:
    case Opcode::MATCH_MAPPING:
    case Opcode::MATCH_SEQUENCE: return 1;
    case Opcode::MATCH_KEYS: return 2;
    default: return pops;
  }
}

}  // namespace vitro::bytecode
