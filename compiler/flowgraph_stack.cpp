// How deep the stack is where, and which handler each instruction has.
#include <algorithm>

#include "compiler/flowgraph.hpp"

namespace vitro::compiler {
namespace {

// Net effect on the depth; `jumps`: on the way to the target (for a setup: when its handler
// begins).
std::int32_t depth_change(const Instruction& instruction, bool jumps) {
  switch (instruction.op) {
    case Op::JUMP:
    case Op::JUMP_NO_INTERRUPT:
    case Op::POP_BLOCK: return 0;
    case Op::POP_JUMP_IF_FALSE:
    case Op::POP_JUMP_IF_TRUE:
    case Op::POP_JUMP_IF_NONE:
    case Op::POP_JUMP_IF_NOT_NONE: return -1;
    case Op::SETUP_FINALLY:
    case Op::SETUP_WITH: return jumps ? 1 : 0;
    case Op::SETUP_CLEANUP: return jumps ? 2 : 0;
    default: break;
  }
  const auto effect = bytecode::stack_effect(real(instruction.op), instruction.argument, jumps);
  return static_cast<std::int32_t>(effect.pushes) - static_cast<std::int32_t>(effect.pops);
}

// The handlers around one point, innermost first. Shared between blocks, never changed.
struct HandlerStack {
  Block* handler;
  const HandlerStack* outer;
};

}  // namespace

void FlowGraph::measure_stack(const FrameLayout& layout) {
  std::int32_t deepest = 0;
  Block* work = nullptr;
  auto reach = [&work](Block* block, std::int32_t depth) {
    if (block->depth >= 0) return;
    block->depth = depth;
    block->listed = work;
    work = block;
  };
  // A generator starts with the first value sent to it, which the prefix pops.
  reach(entry_,
        (layout.flags & (kCodeGenerator | kCodeCoroutine | kCodeAsyncGenerator)) != 0 ? 1 : 0);
  while (work) {
    Block* block = work;
    work = block->listed;
    std::int32_t depth = block->depth;
    deepest = std::max(deepest, depth);
    bool goes_on = block->falls_through;
    for (Instruction& instruction : block->instructions) {
      if (instruction.target) {
        const std::int32_t there = depth + depth_change(instruction, true);
        deepest = std::max(deepest, there);
        reach(instruction.target, there);
      }
      depth += depth_change(instruction, false);
      deepest = std::max(deepest, depth);
      if (is_exit(instruction.op) || is_unconditional_jump(instruction.op)) {
        goes_on = false;
        break;
      }
    }
    if (goes_on && block->next) reach(block->next, depth);
  }
  stack_size_ = static_cast<std::uint32_t>(deepest);
}

void FlowGraph::find_handlers() {
  struct Entry {
    Block* block;
    const HandlerStack* handlers;
  };
  boost::container::pmr::vector<Entry> work(&arena_);
  for (Block* block = entry_; block; block = block->next) block->visited = false;
  auto reach = [&work](Block* block, const HandlerStack* handlers) {
    if (block->visited) return;
    block->visited = true;
    work.push_back({block, handlers});
  };
  reach(entry_, nullptr);
  while (!work.empty()) {
    auto [block, handlers] = work.back();
    work.pop_back();
    for (Instruction& instruction : block->instructions) {
      if (is_setup(instruction.op)) {
        reach(instruction.target, handlers);
        if (instruction.op != Op::SETUP_FINALLY) instruction.target->keeps_lasti = true;
        auto* inner = static_cast<HandlerStack*>(
            arena_.allocate(sizeof(HandlerStack), alignof(HandlerStack)));
        *inner = {instruction.target, handlers};
        handlers = inner;
      } else if (instruction.op == Op::POP_BLOCK) {
        handlers = handlers->outer;
      } else {
        instruction.handler = handlers ? handlers->handler : nullptr;
        if (instruction.target) reach(instruction.target, handlers);
      }
    }
    if (block->falls_through && block->next) reach(block->next, handlers);
  }
}

}  // namespace vitro::compiler
