// Building the graph, and the passes that decide which blocks stay and in what order they run into
// each other.
#include "compiler/flowgraph.hpp"

#include <algorithm>
#include <new>

namespace vitro::compiler {

FlowGraph::FlowGraph(Arena& arena) : arena_(arena), entry_(new_block()), current_(entry_) {}

Block* FlowGraph::new_block() {
  auto* block = ::new (arena_.allocate(sizeof(Block), alignof(Block))) Block(arena_);
  block->older = youngest_;
  youngest_ = block;
  return block;
}

void FlowGraph::use(Block* block) {
  current_->next = block;
  current_ = block;
}

void FlowGraph::push(const Instruction& instruction) {
  if (!current_->empty() && ends_block(current_->last().op)) use(new_block());
  current_->instructions.push_back(instruction);
}

void FlowGraph::finish(const FrameLayout& layout, CodeConstants& constants) {
  find_exits();
  number_cells(layout);
  insert_prefix(layout);
  skip_empty_blocks();
  for (Block* block = youngest_; block; block = block->older) inline_small_exit(*block);
  for (Block* block = entry_; block; block = block->next) {
    simplify(*block, constants);
    remove_nops(*block, -1);
  }
  for (Block* block = youngest_; block; block = block->older) inline_small_exit(*block);
  mark_reachable();
  remove_unreachable();
  Block* before = nullptr;
  for (Block* block = entry_; block; block = block->next) {
    remove_nops(*block, before && !before->empty() ? before->last().place.line : -1);
    before = block->falls_through ? block : nullptr;
  }
  skip_empty_blocks();
  remove_redundant_jumps();
  duplicate_exits_without_line();
  trim_constants(constants);
  propagate_places();
  place_exits(layout.first_line);
  measure_stack(layout);
  find_handlers();
  for (Block* block = entry_; block; block = block->next) {
    for (Instruction& instruction : block->instructions) {
      if (!is_setup(instruction.op) && instruction.op != Op::POP_BLOCK) continue;
      instruction.op = Op::NOP;
      instruction.target = nullptr;
    }
    remove_nops(*block, -1);
  }
  set_jump_directions();
  borrow();
}

// Which blocks leave the function or do not run on into the next one.
void FlowGraph::find_exits() {
  for (Block* block = entry_; block; block = block->next) {
    if (block->empty()) continue;
    const Op last = block->last().op;
    if (is_exit(last)) block->leaves = true;
    if (is_exit(last) || is_unconditional_jump(last)) block->falls_through = false;
  }
}

// While emitting, cells and free variables are counted by themselves: how many plain variables come
// first is known only now.
void FlowGraph::number_cells(const FrameLayout& layout) {
  for (Block* block = entry_; block; block = block->next) {
    for (Instruction& instruction : block->instructions) {
      switch (instruction.op) {
        case Op::LOAD_CLOSURE:
        case Op::LOAD_DEREF:
        case Op::LOAD_CLASSDEREF:
        case Op::STORE_DEREF:
        case Op::DELETE_DEREF:
          instruction.argument = layout.deref_slots[instruction.argument];
          break;
        default: break;
      }
    }
  }
}

void FlowGraph::insert_prefix(const FrameLayout& layout) {
  auto& instructions = entry_->instructions;
  std::size_t position = 0;
  auto insert = [&](Op op, std::uint32_t argument, std::int32_t line) {
    Instruction instruction;
    instruction.op = op;
    instruction.argument = argument;
    if (line >= 0) instruction.place = {line, line, -1, -1};
    instructions.insert(instructions.begin() + static_cast<std::ptrdiff_t>(position++),
                        instruction);
  };
  if (layout.free_count != 0) insert(Op::COPY_FREE_VARS, layout.free_count, -1);
  for (std::uint32_t i = 0; i < layout.kinds.size(); ++i)
    if ((layout.kinds[i] & kLocalCell) != 0) insert(Op::MAKE_CELL, i, -1);
  if ((layout.flags & (kCodeGenerator | kCodeCoroutine | kCodeAsyncGenerator)) != 0) {
    insert(Op::RETURN_GENERATOR, 0, static_cast<std::int32_t>(layout.first_line));
    insert(Op::POP_TOP, 0, -1);
  }
}

// Takes empty blocks out of the chain and makes no jump end at one.
void FlowGraph::skip_empty_blocks() {
  for (Block* block = entry_; block; block = block->next)
    while (block->next && block->next->empty() && block->next->next)
      block->next = block->next->next;
  for (Block* block = entry_; block; block = block->next)
    for (Instruction& instruction : block->instructions)
      while (instruction.target && instruction.target->empty() && instruction.target->next)
        instruction.target = instruction.target->next;
}

void FlowGraph::mark_reachable() {
  for (Block* block = entry_; block; block = block->next) block->predecessors = 0;
  Block* work = entry_;
  entry_->predecessors = 1;
  entry_->listed = nullptr;
  auto reach = [&work](Block* block) {
    if (block->predecessors++ == 0) {
      block->listed = work;
      work = block;
    }
  };
  while (work) {
    Block* block = work;
    work = block->listed;
    if (block->next && block->falls_through) reach(block->next);
    for (Instruction& instruction : block->instructions)
      if (instruction.target) reach(instruction.target);
  }
}

void FlowGraph::remove_unreachable() {
  for (Block* block = entry_; block; block = block->next) {
    if (block->predecessors != 0) continue;
    block->instructions.clear();
    block->falls_through = true;
    block->leaves = false;
  }
}

void FlowGraph::remove_redundant_jumps() {
  bool removed = false;
  for (Block* block = entry_; block; block = block->next) {
    if (block->empty()) continue;
    Instruction& last = block->last();
    if ((last.op != Op::JUMP && last.op != Op::JUMP_NO_INTERRUPT) || last.target != block->next)
      continue;
    block->falls_through = true;
    last.op = Op::NOP;
    last.target = nullptr;
    remove_nops(*block, -1);
    removed = true;
  }
  if (removed) skip_empty_blocks();
}

// Constants at the end that no instruction loads any more are dropped; the first may be the
// docstring and stays.
void FlowGraph::trim_constants(CodeConstants& constants) const {
  std::uint32_t highest = 0;
  for (const Block* block = entry_; block; block = block->next)
    for (const Instruction& instruction : block->instructions)
      if (instruction.op == Op::LOAD_CONST || instruction.op == Op::KW_NAMES)
        highest = std::max(highest, instruction.argument);
  constants.truncate(highest + 1);
}

void FlowGraph::set_jump_directions() {
  for (Block* block = entry_; block; block = block->next) block->visited = false;
  for (Block* block = entry_; block; block = block->next) {
    block->visited = true;
    if (block->empty()) continue;
    Instruction& last = block->last();
    if (!last.target) continue;
    const bool back = last.target->visited;
    switch (last.op) {
      case Op::JUMP: last.op = back ? Op::JUMP_BACKWARD : Op::JUMP_FORWARD; break;
      case Op::JUMP_NO_INTERRUPT:
        last.op = back ? Op::JUMP_BACKWARD_NO_INTERRUPT : Op::JUMP_FORWARD;
        break;
      case Op::POP_JUMP_IF_FALSE:
        last.op = back ? Op::POP_JUMP_BACKWARD_IF_FALSE : Op::POP_JUMP_FORWARD_IF_FALSE;
        break;
      case Op::POP_JUMP_IF_TRUE:
        last.op = back ? Op::POP_JUMP_BACKWARD_IF_TRUE : Op::POP_JUMP_FORWARD_IF_TRUE;
        break;
      case Op::POP_JUMP_IF_NONE:
        last.op = back ? Op::POP_JUMP_BACKWARD_IF_NONE : Op::POP_JUMP_FORWARD_IF_NONE;
        break;
      case Op::POP_JUMP_IF_NOT_NONE:
        last.op = back ? Op::POP_JUMP_BACKWARD_IF_NOT_NONE : Op::POP_JUMP_FORWARD_IF_NOT_NONE;
        break;
      default: break;
    }
  }
}

}  // namespace vitro::compiler
