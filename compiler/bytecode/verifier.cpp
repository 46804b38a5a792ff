#include "compiler/bytecode/verifier.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "compiler/bytecode/opcodes.hpp"

namespace vitro::bytecode {
namespace {

// What a stack slot holds: a reference of its own, or one borrowed from a constant or from the
// local with that number.
using Slot = std::int32_t;
constexpr Slot kOwned = -1;
constexpr Slot kBorrowedConstant = -2;

using Stack = std::vector<Slot>;

struct State {
  bool known = false;
  Stack stack;
};

class Verifier {
 public:
  explicit Verifier(const Code& code)
      : code_(code), starts_(code.unit_count, false), states_(code.unit_count) {}

  std::string run() {
    check_units();
    check_tables();
    if (problem_.empty()) follow();
    return std::move(problem_);
  }

 private:
  void fail(std::uint32_t unit, const std::string& what) {
    if (!problem_.empty()) return;
    problem_ = what + " at unit " + std::to_string(unit);
    if (unit < code_.unit_count && code_.units[unit].opcode < kOpcodeCount)
      problem_ += " (" + std::string(name(opcode(unit))) + ")";
  }
  [[nodiscard]] bool failed() const { return !problem_.empty(); }
  [[nodiscard]] Opcode opcode(std::uint32_t unit) const {
    return static_cast<Opcode>(code_.units[unit].opcode);
  }

  // ---- form ----

  // Finds where instructions begin; every opcode is known, has its cache room, and its argument
  // names something that exists.
  void check_units() {
    if (code_.unit_count == 0) return fail(0, "no instructions");
    for (std::uint32_t unit = 0; unit < code_.unit_count && !failed();) {
      starts_[unit] = true;
      if (code_.units[unit].opcode >= kOpcodeCount)
        return fail(unit, "unknown or specialised opcode");
      std::uint32_t extension = 0;
      const std::uint32_t start = unit;
      if (opcode(unit) == Opcode::EXTENDED_ARG) {
        extension = code_.units[unit].argument;
        if (++unit >= code_.unit_count) return fail(start, "EXTENDED_ARG ends the code");
        if (code_.units[unit].opcode >= kOpcodeCount || opcode(unit) == Opcode::EXTENDED_ARG)
          return fail(start, "EXTENDED_ARG in front of no instruction");
      }
      const Opcode op = opcode(unit);
      if (op == Opcode::CACHE) return fail(unit, "CACHE without an instruction");
      for (unsigned i = 1; i <= caches(op); ++i)
        if (unit + i >= code_.unit_count || opcode(unit + i) != Opcode::CACHE)
          return fail(unit, "no room for the cache");
      check_argument(
          unit, op,
          argument_value(op, code_.units[unit].argument, static_cast<std::uint16_t>(extension)));
      unit += 1 + caches(op);
    }
  }

  void check_argument(std::uint32_t unit, Opcode op, std::uint32_t argument) {
    if (has(op, kConst) && argument >= code_.constants->length())
      return fail(unit, "no such constant");
    if (has(op, kName) &&
        (op == Opcode::LOAD_GLOBAL ? argument >> 1 : argument) >= code_.names->length())
      return fail(unit, "no such name");
    if (has(op, kLocal)) {
      if (argument >= code_.local_count) return fail(unit, "no such local");
      const unsigned kind = code_.local_kinds[argument];
      const bool is_cell = (kind & (kLocalCell | kLocalFree)) != 0;
      switch (op) {
        case Opcode::LOAD_FAST:
        case Opcode::LOAD_FAST_BORROW:
        case Opcode::STORE_FAST:
        case Opcode::DELETE_FAST:
          if (is_cell) return fail(unit, "a cell used as a plain local");
          break;
        default:
          if (!is_cell) return fail(unit, "a plain local used as a cell");
          break;
      }
    }
    switch (op) {
      case Opcode::COPY:
      case Opcode::SWAP:
        if (argument == 0) return fail(unit, "depth 0");
        break;
      case Opcode::BINARY_OP:
        if (argument >= 26) return fail(unit, "no such operator");
        break;
      case Opcode::COMPARE_OP:
        if (argument >= 6) return fail(unit, "no such comparison");
        break;
      case Opcode::BUILD_SLICE:
        if (argument != 2 && argument != 3) return fail(unit, "a slice has two or three parts");
        break;
      case Opcode::COPY_FREE_VARS:
        if (argument != code_.free_count) return fail(unit, "wrong number of free variables");
        break;
      case Opcode::RAISE_VARARGS:
        if (argument > 2) return fail(unit, "too many values to raise");
        break;
      case Opcode::KW_NAMES:
        if (unit + 1 >= code_.unit_count ||
            (opcode(unit + 1) != Opcode::CALL && opcode(unit + 1) != Opcode::EXTENDED_ARG))
          return fail(unit, "KW_NAMES without a call");
        break;
      default: break;
    }
  }

  void check_tables() {
    std::uint32_t end = 0;
    for (std::uint32_t i = 0; i < code_.handler_count && !failed(); ++i) {
      const HandlerRange& range = code_.handlers[i];
      if (range.start < end || range.end <= range.start || range.end > code_.unit_count)
        return fail(range.start, "handler ranges out of order");
      if (range.handler >= code_.unit_count || !starts_[range.handler] || !starts_[range.start])
        return fail(range.start, "a handler range that cuts an instruction");
      end = range.end;
    }
    end = 0;
    for (std::uint32_t i = 0; i < code_.range_count && !failed(); ++i) {
      if (code_.ranges[i].end <= end) return fail(end, "source ranges out of order");
      end = code_.ranges[i].end;
    }
    if (end != code_.unit_count) return fail(end, "units without a source range");
    for (std::uint32_t i = 0; i < code_.borrow_count && !failed(); ++i) {
      const BorrowEntry& entry = code_.borrows[i];
      if (entry.unit >= code_.unit_count || (i > 0 && entry.unit <= code_.borrows[i - 1].unit))
        return fail(entry.unit, "borrow table out of order");
      if (entry.borrowed == 0) return fail(entry.unit, "borrow entry without a borrowed slot");
      ++borrow_entries_left_;
    }
  }

  // ---- behaviour ----

  void follow() {
    const bool generator =
        (code_.flags & (kCodeGenerator | kCodeCoroutine | kCodeAsyncGenerator)) != 0;
    reach(0, 0, Stack(generator ? 1 : 0, kOwned));
    while (!work_.empty() && !failed()) {
      const std::uint32_t unit = work_.back();
      work_.pop_back();
      step(unit, states_[unit].stack);
    }
    if (!failed() && borrow_entries_left_ != 0)
      fail(code_.unit_count, "borrow entries for units that do not run");
  }

  // Control goes from `from` to `unit` with this stack.
  void reach(std::uint32_t from, std::uint32_t unit, const Stack& stack) {
    if (failed()) return;
    if (unit >= code_.unit_count) return fail(from, "control leaves the code");
    if (!starts_[unit]) return fail(from, "a jump into the middle of an instruction");
    State& state = states_[unit];
    if (!state.known) {
      state.known = true;
      state.stack = stack;
      work_.push_back(unit);
      return;
    }
    if (state.stack.size() != stack.size())
      return fail(unit, "paths meet with different stack depths");
    if (state.stack != stack) return fail(unit, "paths meet with different ownership");
  }

  void check_borrow_table(std::uint32_t unit, const Stack& stack) {
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < stack.size(); ++i) {
      if (stack[i] == kOwned) continue;
      if (i >= 32) return fail(unit, "a slot too deep to be borrowed");
      bits |= 1u << i;
    }
    const BorrowEntry* begin = code_.borrows;
    const BorrowEntry* end = begin + code_.borrow_count;
    const BorrowEntry* entry = std::lower_bound(
        begin, end, unit,
        [](const BorrowEntry& each, std::uint32_t wanted) { return each.unit < wanted; });
    const bool listed = entry != end && entry->unit == unit;
    if ((listed ? entry->borrowed : 0) != bits) return fail(unit, "the borrow table disagrees");
    if (listed) --borrow_entries_left_;
  }

  void check_handler(std::uint32_t unit, const Stack& stack) {
    const HandlerRange* range =
        std::find_if(code_.handlers, code_.handlers + code_.handler_count,
                     [unit](const HandlerRange& each) { return unit < each.end; });
    if (range == code_.handlers + code_.handler_count || unit < range->start) return;
    if (stack.size() < range->depth) return fail(unit, "the handler wants a deeper stack");
    Stack caught(stack.begin(), stack.begin() + range->depth);
    if (std::any_of(caught.begin(), caught.end(), [](Slot slot) { return slot != kOwned; }))
      return fail(unit, "a borrowed slot below a handler");
    caught.insert(caught.end(), range->push_lasti ? 2 : 1, kOwned);
    check_depth(unit, caught);
    reach(unit, range->handler, caught);
  }

  void check_depth(std::uint32_t unit, const Stack& stack) {
    if (stack.size() > code_.stack_size) fail(unit, "the stack is deeper than stack_size");
  }

  void step(std::uint32_t unit, Stack stack) {
    std::uint16_t extension = 0;
    check_borrow_table(unit, stack);
    check_handler(unit, stack);
    if (opcode(unit) == Opcode::EXTENDED_ARG) {
      extension = code_.units[unit++].argument;
      check_borrow_table(unit, stack);
    }
    if (failed()) return;
    const Opcode op = opcode(unit);
    const std::uint16_t raw = code_.units[unit].argument;
    const std::uint32_t argument = argument_value(op, raw, extension);
    const std::uint32_t end = unit + 1 + caches(op);
    if (stack.size() < stack_need(op, argument)) return fail(unit, "too few values on the stack");

    if (op == Opcode::STORE_FAST || op == Opcode::DELETE_FAST) {
      if (std::find(stack.begin(), stack.end(), static_cast<Slot>(argument)) != stack.end())
        return fail(unit, "a local changes while it is borrowed from");
    }
    if (op == Opcode::SWAP) {
      std::swap(stack.back(), stack[stack.size() - argument]);
      return reach(unit, end, stack);
    }
    check_operands(unit, op, raw, argument, stack);
    if (has(op, kJump)) {
      const std::uint32_t target = has(op, kBackward) ? end - argument : end + argument;
      Stack there = stack;
      apply(op, argument, true, there);
      check_depth(unit, there);
      if (has(op, kBackward) && argument > end) return fail(unit, "a jump to before the code");
      reach(unit, target, there);
    }
    apply(op, argument, false, stack);
    check_depth(unit, stack);
    if (!has(op, kEnds)) reach(unit, end, stack);
  }

  void check_operands(std::uint32_t unit, Opcode op, std::uint16_t raw, std::uint32_t argument,
                      const Stack& stack) {
    const std::uint32_t pops = stack_effect(op, argument).pops;
    const std::uint16_t borrowed = mask(op, raw);
    for (std::uint32_t k = 0; k < pops; ++k) {
      const bool said = k < 3 && (borrowed & mask_bit(k)) != 0;
      if ((stack[stack.size() - 1 - k] != kOwned) != said)
        return fail(
            unit, said ? "the mask says borrowed of an owned operand" : "an operand must be owned");
      const bool stored =
          (op == Opcode::STORE_ATTR && k == 1) || (op == Opcode::STORE_SUBSCR && k == 2);
      if (said && stored) return fail(unit, "what is stored must be owned");
    }
    for (std::uint32_t k = pops; k < 3; ++k)
      if ((borrowed & mask_bit(k)) != 0)
        return fail(unit, "the mask names an operand that there is not");
  }

  static void apply(Opcode op, std::uint32_t argument, bool jumps, Stack& stack) {
    const StackEffect effect = stack_effect(op, argument, jumps);
    stack.resize(stack.size() - effect.pops);
    const Slot slot = op == Opcode::LOAD_FAST_BORROW    ? static_cast<Slot>(argument)
                      : op == Opcode::LOAD_CONST_BORROW ? kBorrowedConstant
                                                        : kOwned;
    stack.insert(stack.end(), effect.pushes, slot);
  }

  const Code& code_;
  std::vector<bool> starts_;
  std::vector<State> states_;
  std::vector<std::uint32_t> work_;
  std::uint32_t borrow_entries_left_ = 0;
  std::string problem_;
};

}  // namespace

std::string verify(const Code& code) { return Verifier(code).run(); }

}  // namespace vitro::bytecode
