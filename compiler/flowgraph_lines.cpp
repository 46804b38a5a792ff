// Which line each instruction belongs to: NOPs stay only where a line would otherwise have no
// instruction, exits that several paths share are copied so that each has its own line, and what
// has no place gets that of its predecessor.
#include "compiler/flowgraph.hpp"

namespace vitro::compiler {
namespace {

bool is_exit_without_line(const Block& block) {
  if (!block.leaves) return false;
  for (const Instruction& instruction : block.instructions)
    if (instruction.place.known()) return false;
  return true;
}

}  // namespace

// `previous_line`: of the instruction that runs into the block, or -1.
void FlowGraph::remove_nops(Block& block, std::int32_t previous_line) {
  auto& instructions = block.instructions;
  auto is_needless = [&](std::size_t i) {
    const std::int32_t line = instructions[i].place.line;
    if (line < 0 || line == previous_line) return true;
    if (i + 1 < instructions.size()) {
      Instruction& following = instructions[i + 1];
      if (following.place.known()) return following.place.line == line;
      following.place = instructions[i].place;
      return true;
    }
    const Block* next = block.next;
    while (next && next->empty()) next = next->next;
    return next && next->instructions.front().place.line == line;
  };
  std::size_t kept = 0;
  for (std::size_t i = 0; i < instructions.size(); ++i) {
    if (instructions[i].op == Op::NOP && is_needless(i)) continue;
    previous_line = instructions[i].place.line;
    if (kept != i) instructions[kept] = instructions[i];
    ++kept;
  }
  instructions.erase(instructions.begin() + static_cast<std::ptrdiff_t>(kept), instructions.end());
}

// A jump to a short exit that has no line of its own becomes a copy of it: that is then the jump's
// line.
void FlowGraph::inline_small_exit(Block& block) {
  constexpr std::size_t kSmall = 4;
  if (block.empty() || !is_unconditional_jump(block.last().op)) return;
  const Block& target = *block.last().target;
  if (!is_exit_without_line(target) || target.instructions.size() > kSmall) return;
  block.last().op = Op::NOP;
  block.last().target = nullptr;
  block.instructions.insert(block.instructions.end(), target.instructions.begin(),
                            target.instructions.end());
  block.leaves = true;
}

void FlowGraph::duplicate_exits_without_line() {
  // The youngest block first, as each copy goes right behind the original.
  for (Block* block = youngest_; block; block = block->older) {
    if (block->empty() || !is_jump(block->last().op)) continue;
    Instruction& jump = block->last();
    Block* target = jump.target;
    if (!is_exit_without_line(*target) || target->predecessors < 2) continue;
    Block* copy = new_block();
    copy->instructions = target->instructions;
    copy->leaves = true;
    copy->falls_through = false;
    copy->instructions.front().place = jump.place;
    copy->predecessors = 1;
    --target->predecessors;
    copy->next = target->next;
    target->next = copy;
    jump.target = copy;
  }
  for (Block* block = entry_; block; block = block->next) {
    while (block->next && block->next->empty()) block->next = block->next->next;
    // What is left is reached only from the block before.
    if (block->falls_through && block->next && !block->empty() &&
        is_exit_without_line(*block->next))
      block->next->instructions.front().place = block->last().place;
  }
}

void FlowGraph::propagate_places() {
  for (Block* block = entry_; block; block = block->next) {
    if (block->empty()) continue;
    Place place;
    for (Instruction& instruction : block->instructions) {
      if (instruction.place.known())
        place = instruction.place;
      else
        instruction.place = place;
    }
    auto hand_on = [&place](Block& to) {
      if (to.predecessors == 1 && !to.empty() && !to.instructions.front().place.known())
        to.instructions.front().place = place;
    };
    if (block->falls_through && block->next) hand_on(*block->next);
    if (is_jump(block->last().op)) hand_on(*block->last().target);
  }
}

// A return always has a line, if only the one of what stands before it.
void FlowGraph::place_exits(std::uint32_t first_line) {
  auto line = static_cast<std::int32_t>(first_line);
  for (Block* block = entry_; block; block = block->next) {
    if (block->empty()) continue;
    if (block->last().place.known()) {
      line = block->last().place.line;
    } else if (block->last().op == Op::RETURN_VALUE) {
      for (Instruction& instruction : block->instructions) instruction.place = {line, line, -1, -1};
    }
  }
}

}  // namespace vitro::compiler
