// Which loads need no reference of their own. A local that is only read by an operator of the same
// block, and neither stored to nor deleted before that, keeps its value alive by itself; so does
// the code object its constants. The load then pushes a borrowed reference, and the consumer's mask
// says so. At the end of a block every entry of the stack is owned, so that paths that meet agree.
#include <utility>

#include <boost/container/small_vector.hpp>

#include "compiler/flowgraph.hpp"

namespace vitro::compiler {
namespace {

constexpr std::size_t kDeepestBorrow = 32;  // BorrowEntry has one bit per slot

constexpr std::uint32_t kNobody = ~0u;

// An entry of the simulated stack: the instruction that pushed it, if that could have borrowed, and
// what it loaded.
struct Entry {
  std::uint32_t producer = kNobody;
  bool is_local = false;
  std::uint32_t number = 0;  // of the local or constant
};

using Stack = boost::container::small_vector<Entry, 64>;

// How many of the topmost operands may be borrowed; the rest must be owned.
std::uint32_t borrowable_operands(Op op) {
  switch (op) {
    case Op::BINARY_OP:
    case Op::COMPARE_OP:
    case Op::IS_OP:
    case Op::CONTAINS_OP:
    case Op::BINARY_SUBSCR:
    case Op::STORE_SUBSCR: return 2;  // not the value to be stored
    case Op::LOAD_ATTR:
    case Op::STORE_ATTR: return 1;
    default: return 0;
  }
}

// Finds loads whose consumer takes borrowed values, and changes both.
void choose(Block& block) {
  auto& instructions = block.instructions;
  Stack stack(static_cast<std::size_t>(block.depth));
  for (std::uint32_t i = 0; i < instructions.size(); ++i) {
    Instruction& instruction = instructions[i];
    switch (instruction.op) {
      case Op::LOAD_FAST:
      case Op::LOAD_CONST:
        stack.push_back({stack.size() < kDeepestBorrow ? i : kNobody,
                         instruction.op == Op::LOAD_FAST, instruction.argument});
        continue;
      case Op::COPY: {
        // Copying what a local holds is the same as loading it again, and that can borrow, too.
        Entry entry = stack[stack.size() - instruction.argument];
        if (entry.producer != kNobody) entry.producer = stack.size() < kDeepestBorrow ? i : kNobody;
        stack.push_back(entry);
        continue;
      }
      case Op::SWAP: {
        Entry& other = stack[stack.size() - instruction.argument];
        std::swap(stack.back(), other);
        if (stack.size() > kDeepestBorrow) stack.back() = other = {};
        continue;
      }
      case Op::STORE_FAST:
      case Op::DELETE_FAST:
        for (Entry& entry : stack)
          if (entry.is_local && entry.number == instruction.argument) entry = {};
        break;
      case Op::YIELD_VALUE:
      case Op::SEND:
        for (Entry& entry : stack) entry = {};
        break;
      default: break;
    }
    const auto effect = bytecode::stack_effect(real(instruction.op), instruction.argument);
    const std::uint32_t borrowable = borrowable_operands(instruction.op);
    for (std::uint32_t k = 0; k < effect.pops && k < borrowable; ++k) {
      const Entry& operand = stack[stack.size() - 1 - k];
      if (operand.producer == kNobody) continue;
      instruction.mask |= bytecode::mask_bit(k);
      Instruction& load = instructions[operand.producer];
      load.op = operand.is_local ? Op::LOAD_FAST_BORROW : Op::LOAD_CONST_BORROW;
      load.argument = operand.number;
    }
    stack.erase(stack.end() - effect.pops, stack.end());
    stack.insert(stack.end(), effect.pushes, Entry());
  }
}

// Records at each instruction which slots are borrowed while it runs.
void record(Block& block) {
  boost::container::small_vector<char, 64> borrowed(static_cast<std::size_t>(block.depth), 0);
  for (Instruction& instruction : block.instructions) {
    const std::size_t bits = std::min(borrowed.size(), kDeepestBorrow);
    for (std::size_t slot = 0; slot < bits; ++slot)
      if (borrowed[slot]) instruction.borrowed |= 1u << slot;
    if (instruction.op == Op::SWAP) {
      std::swap(borrowed.back(), borrowed[borrowed.size() - instruction.argument]);
      continue;
    }
    const auto effect = bytecode::stack_effect(real(instruction.op), instruction.argument);
    borrowed.erase(borrowed.end() - effect.pops, borrowed.end());
    borrowed.insert(borrowed.end(), effect.pushes,
                    bytecode::has(real(instruction.op), bytecode::kPushesBorrowed));
  }
}

}  // namespace

// Marks what can run, now that each instruction has its handler: one whose `try` came to nothing
// stays in the code without being reached.
void FlowGraph::mark_running() {
  for (Block* block = entry_; block; block = block->next) block->visited = false;
  Block* work = nullptr;
  const auto reach = [&work](Block* block) {
    if (!block || block->visited) return;
    block->visited = true;
    block->listed = work;
    work = block;
  };
  reach(entry_);
  while (work) {
    Block* block = work;
    work = block->listed;
    for (const Instruction& instruction : block->instructions) {
      reach(instruction.target);
      reach(instruction.handler);
    }
    if (block->falls_through) reach(block->next);
  }
}

void FlowGraph::borrow() {
  mark_running();
  for (Block* block = entry_; block; block = block->next) {
    if (block->depth < 0 || block->empty() || !block->visited) continue;
    choose(*block);
    record(*block);
  }
}

}  // namespace vitro::compiler
