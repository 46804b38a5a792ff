// The instructions of one code object as basic blocks, from the first emitted instruction to the
// arrays that make_code() takes. The passes, in order: peephole and jump threading, unreachable
// code, line numbers, stack depth, handlers, borrowing, layout. Block order and the shape of the
// code follow CPython 3.11, so that `dis` shows the same program.
#pragma once

#include <cstdint>

#include <boost/container/pmr/vector.hpp>

#include "compiler/ast.hpp"
#include "compiler/bytecode/opcodes.hpp"
#include "compiler/constants.hpp"
#include "objects/code.hpp"

namespace vitro::compiler {

// The opcodes, and those that exist only until layout: jumps without direction, and the brackets of
// protected ranges.
enum class Op : std::uint16_t {
#define OP(name, pops, pushes, cache, flags) name,
#include "compiler/bytecode/opcodes.def"
#undef OP
  kRealCount,
  JUMP,
  JUMP_NO_INTERRUPT,
  POP_JUMP_IF_FALSE,
  POP_JUMP_IF_TRUE,
  POP_JUMP_IF_NONE,
  POP_JUMP_IF_NOT_NONE,
  SETUP_FINALLY,  // an exception from here on goes to the target, until POP_BLOCK
  SETUP_CLEANUP,  // … with the instruction's place pushed below it
  SETUP_WITH,     // … and the result of entering the manager dropped
  POP_BLOCK,
};

[[nodiscard]] constexpr bool is_real(Op op) { return op < Op::kRealCount; }
// REQUIRES: is_real(op).
[[nodiscard]] constexpr bytecode::Opcode real(Op op) { return static_cast<bytecode::Opcode>(op); }
[[nodiscard]] constexpr bool is_setup(Op op) {
  return op >= Op::SETUP_FINALLY && op <= Op::SETUP_WITH;
}
[[nodiscard]] constexpr bool is_jump(Op op) {
  if (is_real(op)) return bytecode::has(real(op), bytecode::kJump);
  return op >= Op::JUMP && op <= Op::POP_JUMP_IF_NOT_NONE;
}
[[nodiscard]] constexpr bool is_unconditional_jump(Op op) {
  return op == Op::JUMP || op == Op::JUMP_NO_INTERRUPT || op == Op::JUMP_FORWARD ||
         op == Op::JUMP_BACKWARD || op == Op::JUMP_BACKWARD_NO_INTERRUPT;
}
// Leaves the function.
[[nodiscard]] constexpr bool is_exit(Op op) {
  return op == Op::RETURN_VALUE || op == Op::RAISE_VARARGS || op == Op::RERAISE;
}
// The units that a block of its own must begin after.
[[nodiscard]] constexpr bool ends_block(Op op) { return is_jump(op) || is_exit(op); }

// Where an instruction stands in the source. A line below 0: nowhere.
struct Place {
  std::int32_t line = -1;
  std::int32_t end_line = -1;
  std::int32_t column = -1;
  std::int32_t end_column = -1;

  [[nodiscard]] bool known() const { return line >= 0; }
};

[[nodiscard]] constexpr Place place_of(const Span& span) {
  if (span.line == 0) return {};  // made by folding
  return {static_cast<std::int32_t>(span.line), static_cast<std::int32_t>(span.end_line),
          static_cast<std::int32_t>(span.column), static_cast<std::int32_t>(span.end_column)};
}

struct Block;

struct Instruction {
  Op op = Op::NOP;
  std::uint16_t mask = 0;  // which operands are borrowed (bytecode::kBorrowTop …)
  std::uint32_t argument = 0;
  Block* target = nullptr;   // of jumps and setups
  Block* handler = nullptr;  // where an exception goes; null: out of the function
  Place place;
  std::uint32_t borrowed = 0;  // stack slots that are borrowed while it runs
};

struct Block {
  explicit Block(Arena& arena) : instructions(&arena) {}

  boost::container::pmr::vector<Instruction> instructions;
  Block* next = nullptr;    // in the order of the code
  Block* listed = nullptr;  // next on a work list
  Block* older = nullptr;   // made before this one
  std::uint32_t predecessors = 0;
  std::int32_t depth = -1;    // of the stack on entry; below 0: never reached
  std::uint32_t unit = 0;     // where it begins
  bool leaves = false;        // ends by returning or raising
  bool falls_through = true;  // can go on into `next`
  bool visited = false;
  bool keeps_lasti = false;  // a handler that also gets the raising instruction's place

  [[nodiscard]] bool empty() const { return instructions.empty(); }
  [[nodiscard]] Instruction& last() { return instructions.back(); }
};

// The slots of a frame, in the order of Code::local_names.
struct FrameLayout {
  std::uint32_t plain_count = 0;                      // variables of the function
  boost::container::pmr::vector<Identifier> names;    // all
  boost::container::pmr::vector<std::uint8_t> kinds;  // LocalKind bits
  boost::container::pmr::vector<std::uint32_t>
      deref_slots;  // where the n-th cell or (after those) free variable is
  std::uint32_t free_count = 0;
  std::uint32_t first_line = 0;
  std::uint32_t flags = 0;

  explicit FrameLayout(Arena& arena) : names(&arena), kinds(&arena), deref_slots(&arena) {}
};

class FlowGraph {
 public:
  explicit FlowGraph(Arena& arena);

  // ---- emitting ----
  [[nodiscard]] Block* new_block();
  // What is emitted next goes to `block`, which comes after all blocks used before.
  void use(Block* block);
  void emit(Op op, std::uint32_t argument, const Place& place) {
    push({op, 0, argument, nullptr, nullptr, place, 0});
  }
  void emit_jump(Op op, Block* target, const Place& place) {
    push({op, 0, 0, target, nullptr, place, 0});
  }
  [[nodiscard]] bool ends_with_return() const {
    return !current_->empty() && current_->last().op == Op::RETURN_VALUE;
  }

  // ---- finishing ----
  // Cells, free variables and the generator's beginning, in front of everything; then all passes up
  // to layout.
  void finish(const FrameLayout& layout, CodeConstants& constants);
  // REQUIRES: finish().
  void assemble(CodeParts& parts);
  [[nodiscard]] std::uint32_t stack_size() const { return stack_size_; }

 private:
  void push(const Instruction& instruction);

  // flowgraph.cpp
  void number_cells(const FrameLayout& layout);
  void insert_prefix(const FrameLayout& layout);
  void find_exits();
  void remove_unreachable();
  void mark_reachable();
  void skip_empty_blocks();
  void remove_redundant_jumps();
  void set_jump_directions();
  void trim_constants(CodeConstants& constants) const;
  // flowgraph_lines.cpp
  void remove_nops(Block& block, std::int32_t previous_line);
  void inline_small_exit(Block& block);
  void duplicate_exits_without_line();
  void propagate_places();
  void place_exits(std::uint32_t first_line);
  // flowgraph_peephole.cpp
  void simplify(Block& block, CodeConstants& constants);
  // flowgraph_stack.cpp
  void measure_stack(const FrameLayout& layout);
  void find_handlers();
  // flowgraph_borrow.cpp
  void mark_running();
  void borrow();
  // flowgraph_assemble.cpp
  void lay_out();

  Arena& arena_;
  Block* youngest_ = nullptr;
  Block* entry_;
  Block* current_;
  std::uint32_t stack_size_ = 0;
};

}  // namespace vitro::compiler
