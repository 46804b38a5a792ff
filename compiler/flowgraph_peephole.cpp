// Improvements inside one block and along its jump: known conditions, tuples of constants, jumps to
// jumps, and values that are only shuffled to be stored.
#include <utility>

#include <boost/container/small_vector.hpp>

#include "compiler/flowgraph.hpp"
#include "objects/operations.hpp"

namespace vitro::compiler {
namespace {

using Instructions = boost::container::pmr::vector<Instruction>;

void make_nop(Instruction& instruction) {
  instruction.op = Op::NOP;
  instruction.argument = 0;
  instruction.target = nullptr;
}

bool is_true(CodeConstants& constants, std::uint32_t position) {
  const auto value = truth(constants.pool().runtime(), constants[position]);
  return value && *value;  // the truth of a constant cannot fail
}

// The value is known, so is the way.
void decide_jump(Block& block, std::size_t i, CodeConstants& constants) {
  Instruction& load = block.instructions[i];
  Instruction& jump = block.instructions[i + 1];
  const bool keeps_value =
      jump.op == Op::JUMP_IF_FALSE_OR_POP || jump.op == Op::JUMP_IF_TRUE_OR_POP;
  const bool jumps_if = jump.op == Op::POP_JUMP_IF_TRUE || jump.op == Op::JUMP_IF_TRUE_OR_POP;
  const bool jumps = is_true(constants, load.argument) == jumps_if;
  if (!jumps || !keeps_value) make_nop(load);
  if (jumps) {
    jump.op = Op::JUMP;
    block.falls_through = false;
  } else {
    make_nop(jump);
  }
}

// LOAD_CONST None, IS_OP, conditional jump → one jump.
void fuse_none_test(Block& block, std::size_t i, CodeConstants& constants) {
  auto& instructions = block.instructions;
  if (i + 2 >= instructions.size() ||
      &constants[instructions[i].argument] != constants.pool().runtime().none)
    return;
  Instruction& jump = instructions[i + 2];
  if (jump.op != Op::POP_JUMP_IF_FALSE && jump.op != Op::POP_JUMP_IF_TRUE) return;
  const bool is_not = instructions[i + 1].argument == 1;
  jump.op = is_not != (jump.op == Op::POP_JUMP_IF_FALSE) ? Op::POP_JUMP_IF_NOT_NONE
                                                         : Op::POP_JUMP_IF_NONE;
  make_nop(instructions[i]);
  make_nop(instructions[i + 1]);
}

void fold_tuple(Block& block, std::size_t i, CodeConstants& constants) {
  auto& instructions = block.instructions;
  const std::uint32_t count = instructions[i].argument;
  if (i < count) return;
  boost::container::small_vector<ConstantId, 16> items;
  for (std::size_t k = i - count; k < i; ++k) {
    if (instructions[k].op != Op::LOAD_CONST) return;
    items.push_back(constants.id(instructions[k].argument));
  }
  const ConstantId tuple = constants.pool().tuple({items.data(), items.size()});
  for (std::size_t k = i - count; k < i; ++k) make_nop(instructions[k]);
  instructions[i].op = Op::LOAD_CONST;
  instructions[i].argument = constants.add(tuple);
}

// Replaces a run of SWAPs that begins at `i` by the shortest one with the same effect; yields the
// last place of the run.
std::size_t merge_swaps(Instructions& instructions, std::size_t i) {
  std::size_t end = i;
  std::size_t swaps = 0;
  std::uint32_t depth = 0;
  for (; end < instructions.size(); ++end) {
    if (instructions[end].op == Op::SWAP) {
      ++swaps;
      depth = std::max(depth, instructions[end].argument);
    } else if (instructions[end].op != Op::NOP) {
      break;
    }
  }
  if (swaps < 2) return i;
  boost::container::small_vector<std::uint32_t, 16>
      order;  // order[k]: which entry (0: top) ends up k below the top
  for (std::uint32_t k = 0; k < depth; ++k) order.push_back(k);
  for (std::size_t k = i; k < end; ++k)
    if (instructions[k].op == Op::SWAP) std::swap(order[0], order[instructions[k].argument - 1]);
  // Every cycle of the permutation takes one SWAP per member, the one with the top one less;
  // written from the back.
  constexpr std::uint32_t kDone = ~0u;
  std::size_t place = end;
  auto write = [&](std::uint32_t entry) {
    if (entry == 0) return;
    --place;
    instructions[place].op = Op::SWAP;
    instructions[place].argument = entry + 1;
  };
  for (std::uint32_t first = 0; first < depth; ++first) {
    if (order[first] == kDone || order[first] == first) continue;
    std::uint32_t entry = first;
    while (order[entry] != kDone) {
      write(entry);
      entry = std::exchange(order[entry], kDone);
    }
    write(entry);
  }
  while (place > i) make_nop(instructions[--place]);
  return end - 1;
}

bool only_consumes(Op op) { return op == Op::STORE_FAST || op == Op::POP_TOP; }

// The next place after `i` that takes one value from the stack and does nothing else with it; -1:
// something else comes first, or another line (when `line` is not -1).
std::ptrdiff_t next_consumer(const Instructions& instructions, std::ptrdiff_t i,
                             std::int32_t line) {
  for (++i; i < static_cast<std::ptrdiff_t>(instructions.size()); ++i) {
    const Instruction& instruction = instructions[static_cast<std::size_t>(i)];
    if (line >= 0 && instruction.place.line != line) return -1;
    if (instruction.op == Op::NOP) continue;
    return only_consumes(instruction.op) ? i : -1;
  }
  return -1;
}

// Instead of swapping two values and storing them, stores them the other way round.
void apply_swaps(Instructions& instructions, std::size_t start) {
  for (auto i = static_cast<std::ptrdiff_t>(start); i >= 0; --i) {
    Instruction& swap = instructions[static_cast<std::size_t>(i)];
    if (swap.op != Op::SWAP) {
      if (swap.op == Op::NOP || only_consumes(swap.op)) continue;
      return;
    }
    const std::ptrdiff_t first = next_consumer(instructions, i, -1);
    if (first < 0) return;
    std::ptrdiff_t second = first;
    const std::int32_t line = instructions[static_cast<std::size_t>(first)].place.line;
    for (std::uint32_t k = swap.argument - 1; k > 0; --k) {
      second = next_consumer(instructions, second, line);
      if (second < 0) return;
    }
    // Two stores to one variable, or one between them to the same, must keep their order.
    for (std::ptrdiff_t k = first; k <= second; ++k) {
      const Instruction& between = instructions[static_cast<std::size_t>(k)];
      if (between.op != Op::STORE_FAST) continue;
      for (std::ptrdiff_t end : {first, second}) {
        const Instruction& store = instructions[static_cast<std::size_t>(end)];
        if (k != end && store.op == Op::STORE_FAST && store.argument == between.argument) return;
      }
    }
    make_nop(swap);
    std::swap(instructions[static_cast<std::size_t>(first)],
              instructions[static_cast<std::size_t>(second)]);
  }
}

// `jump` ends at an unconditional (or as good as that) jump of the same line: go there at once.
bool thread_jump(Instruction& jump, const Instruction& target, Op op) {
  if (jump.place.line != target.place.line || jump.target == target.target) return false;
  jump.target = target.target;
  jump.op = op;
  return true;
}

// Follows `block`'s jump through what stands at its target. True: look at it again.
bool simplify_jump(Instruction& jump) {
  while (jump.target->empty() && jump.target->next) jump.target = jump.target->next;
  if (jump.target->empty()) return false;
  const Instruction& target = jump.target->instructions.front();
  switch (jump.op) {
    case Op::JUMP_IF_FALSE_OR_POP:
    case Op::JUMP_IF_TRUE_OR_POP: {
      const bool on_true = jump.op == Op::JUMP_IF_TRUE_OR_POP;
      const Op same_pop = on_true ? Op::POP_JUMP_IF_TRUE : Op::POP_JUMP_IF_FALSE;
      const Op other = on_true ? Op::JUMP_IF_FALSE_OR_POP : Op::JUMP_IF_TRUE_OR_POP;
      const Op other_pop = on_true ? Op::POP_JUMP_IF_FALSE : Op::POP_JUMP_IF_TRUE;
      if (target.op == same_pop) return thread_jump(jump, target, same_pop);
      if (target.op == Op::JUMP || target.op == jump.op) return thread_jump(jump, target, jump.op);
      if ((target.op == other || target.op == other_pop) && jump.place.line == target.place.line) {
        // The value decides the second test the other way, so the jump goes behind it.
        jump.op = same_pop;
        jump.target = jump.target->next;
        return true;
      }
      return false;
    }
    case Op::JUMP:
    case Op::POP_JUMP_IF_FALSE:
    case Op::POP_JUMP_IF_TRUE:
    case Op::POP_JUMP_IF_NONE:
    case Op::POP_JUMP_IF_NOT_NONE:
      return target.op == Op::JUMP && thread_jump(jump, target, jump.op);
    default: return false;
  }
}

}  // namespace

void FlowGraph::simplify(Block& block, CodeConstants& constants) {
  auto& instructions = block.instructions;
  for (std::size_t i = 0; i < instructions.size(); ++i) {
    Instruction& instruction = instructions[i];
    Instruction* following = i + 1 < instructions.size() ? &instructions[i + 1] : nullptr;
    const Op next = following ? following->op : Op::NOP;
    switch (instruction.op) {
      case Op::LOAD_CONST:
        if (next == Op::POP_JUMP_IF_FALSE || next == Op::POP_JUMP_IF_TRUE ||
            next == Op::JUMP_IF_FALSE_OR_POP || next == Op::JUMP_IF_TRUE_OR_POP)
          decide_jump(block, i, constants);
        else if (next == Op::IS_OP)
          fuse_none_test(block, i, constants);
        break;
      case Op::BUILD_TUPLE:
        if (next == Op::UNPACK_SEQUENCE && instruction.argument == following->argument &&
            instruction.argument >= 1 && instruction.argument <= 3) {
          // For three, exchanging the outer two is all that building and unpacking does to the
          // order.
          if (instruction.argument == 1)
            make_nop(*following);
          else
            following->op = Op::SWAP;
          make_nop(instruction);
          break;
        }
        fold_tuple(block, i, constants);
        break;
      case Op::SWAP:
        if (instruction.argument == 1) {
          make_nop(instruction);
          break;
        }
        i = merge_swaps(instructions, i);
        apply_swaps(instructions, i);
        break;
      case Op::PUSH_NULL:
        if (next == Op::LOAD_GLOBAL && (following->argument & 1) == 0) {
          make_nop(instruction);
          following->argument |= 1;
        }
        break;
      default:
        if (is_jump(instruction.op))
          while (simplify_jump(instruction)) {
          }
        else if (instruction.target)
          while (instruction.target->empty() && instruction.target->next)
            instruction.target = instruction.target->next;
        break;
    }
  }
}

}  // namespace vitro::compiler
