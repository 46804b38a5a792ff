// Layout: the units of each instruction, jump distances, and the tables about ranges of units.
#include <algorithm>
#include <cassert>

#include "compiler/flowgraph.hpp"

namespace vitro::compiler {
namespace {

using bytecode::Opcode;

std::uint32_t units_of(const Instruction& instruction) {
  const Opcode op = real(instruction.op);
  return 1 + (instruction.argument >> bytecode::argument_bits(op) != 0) + bytecode::caches(op);
}

std::uint16_t column(std::int32_t column) {
  return column < 0 || column >= kNoColumn ? kNoColumn : static_cast<std::uint16_t>(column);
}

bool same_place(const SourceRange& range, const SourceRange& other) {
  return range.line == other.line && range.end_line == other.end_line &&
         range.column == other.column && range.end_column == other.end_column;
}

SourceRange range_of(const Place& place) {
  if (!place.known()) return {0, 0, 0, kNoColumn, kNoColumn};
  return {0, static_cast<std::uint32_t>(place.line), static_cast<std::uint32_t>(place.end_line),
          column(place.column), column(place.end_column)};
}

}  // namespace

// Distances decide whether an EXTENDED_ARG is needed, which changes distances: repeated until
// nothing grows. Nothing ever shrinks, so this ends.
void FlowGraph::lay_out() {
  for (bool grown = true; grown;) {
    grown = false;
    std::uint32_t unit = 0;
    for (Block* block = entry_; block; block = block->next) {
      block->unit = unit;
      for (const Instruction& instruction : block->instructions) unit += units_of(instruction);
    }
    unit = 0;
    for (Block* block = entry_; block; block = block->next) {
      for (Instruction& instruction : block->instructions) {
        const std::uint32_t size = units_of(instruction);
        unit += size;
        if (!instruction.target) continue;
        const bool back = bytecode::has(real(instruction.op), bytecode::kBackward);
        const std::uint32_t goal = instruction.target->unit;
        assert(back ? goal <= unit : goal >= unit);
        instruction.argument = back ? unit - goal : goal - unit;
        if (units_of(instruction) != size) grown = true;
      }
    }
  }
}

void FlowGraph::assemble(CodeParts& parts) {
  lay_out();
  boost::container::pmr::vector<CodeUnit> units(&arena_);
  boost::container::pmr::vector<HandlerRange> handlers(&arena_);
  boost::container::pmr::vector<SourceRange> ranges(&arena_);
  boost::container::pmr::vector<BorrowEntry> borrows(&arena_);
  const Block* handler = nullptr;
  std::uint32_t handler_start = 0;
  auto close_handler = [&](std::uint32_t end) {
    if (!handler || handler_start == end) return;
    const std::uint32_t pushed = handler->keeps_lasti ? 2 : 1;
    const auto depth =
        static_cast<std::uint16_t>(static_cast<std::uint32_t>(handler->depth) - pushed);
    handlers.push_back({handler_start, end, handler->unit, depth,
                        static_cast<std::uint16_t>(handler->keeps_lasti)});
  };
  for (Block* block = entry_; block; block = block->next) {
    for (const Instruction& instruction : block->instructions) {
      const Opcode op = real(instruction.op);
      const auto start = static_cast<std::uint32_t>(units.size());
      if (instruction.handler != handler) {
        close_handler(start);
        handler = instruction.handler;
        handler_start = start;
      }
      const unsigned bits = bytecode::argument_bits(op);
      const std::uint32_t extension = instruction.argument >> bits;
      assert(extension <= 0xffff);
      if (extension != 0)
        units.push_back(
            {bytecode::number(Opcode::EXTENDED_ARG), static_cast<std::uint16_t>(extension)});
      if (instruction.borrowed != 0) {
        if (extension != 0) borrows.push_back({start, instruction.borrowed});
        borrows.push_back({static_cast<std::uint32_t>(units.size()), instruction.borrowed});
      }
      const std::uint32_t low = instruction.argument & ((1u << bits) - 1);
      units.push_back({bytecode::number(op), static_cast<std::uint16_t>(low | instruction.mask)});
      for (unsigned i = 0; i < bytecode::caches(op); ++i)
        units.push_back({bytecode::number(Opcode::CACHE), 0});
      SourceRange range = range_of(instruction.place);
      range.end = static_cast<std::uint32_t>(units.size());
      if (!ranges.empty() && same_place(ranges.back(), range))
        ranges.back().end = range.end;
      else
        ranges.push_back(range);
    }
  }
  close_handler(static_cast<std::uint32_t>(units.size()));
  auto keep = [this](auto& list) { return arena_.copy(list.data(), list.size()); };
  parts.units = keep(units);
  parts.handlers = keep(handlers);
  parts.ranges = keep(ranges);
  parts.borrows = keep(borrows);
  parts.stack_size = stack_size_;
}

}  // namespace vitro::compiler
