#include "compiler/bytecode/disassembler.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "compiler/bytecode/opcodes.hpp"
#include "objects/operations.hpp"
#include "objects/runtime.hpp"
#include "objects/str.hpp"

namespace vitro::bytecode {
namespace {

constexpr Opcode kGeneric[] = {
#define SPECIAL(name, generic) Opcode::generic,
#include "compiler/bytecode/specialized.def"
#undef SPECIAL
};

Opcode opcode_of(const CodeUnit& unit) {
  return unit.opcode < kOpcodeCount ? static_cast<Opcode>(unit.opcode)
                                    : kGeneric[unit.opcode - kOpcodeCount];
}

// Those whose argument means something.
bool shows_argument(Opcode op) {
  if ((info(op).flags & (kConst | kLocal | kName | kJump)) != 0) return true;
  switch (op) {
    case Opcode::RESUME:
    case Opcode::EXTENDED_ARG:
    case Opcode::COPY:
    case Opcode::SWAP:
    case Opcode::COPY_FREE_VARS:
    case Opcode::BINARY_OP:
    case Opcode::COMPARE_OP:
    case Opcode::IS_OP:
    case Opcode::CONTAINS_OP:
    case Opcode::BUILD_TUPLE:
    case Opcode::BUILD_LIST:
    case Opcode::BUILD_SET:
    case Opcode::BUILD_MAP:
    case Opcode::BUILD_CONST_KEY_MAP:
    case Opcode::BUILD_STRING:
    case Opcode::BUILD_SLICE:
    case Opcode::LIST_APPEND:
    case Opcode::SET_ADD:
    case Opcode::MAP_ADD:
    case Opcode::LIST_EXTEND:
    case Opcode::SET_UPDATE:
    case Opcode::DICT_UPDATE:
    case Opcode::DICT_MERGE:
    case Opcode::FORMAT_VALUE:
    case Opcode::UNPACK_SEQUENCE:
    case Opcode::UNPACK_EX:
    case Opcode::MAKE_FUNCTION:
    case Opcode::CALL:
    case Opcode::CALL_FUNCTION_EX:
    case Opcode::RAISE_VARARGS:
    case Opcode::RERAISE:
    case Opcode::GET_AWAITABLE:
    case Opcode::MATCH_CLASS: return true;
    default: return false;
  }
}

constexpr std::string_view kComparisons[] = {"<", "<=", "==", "!=", ">", ">="};
constexpr std::string_view kOperators[] = {"+", "&",  "//", "<<", "@", "*", "%",
                                           "|", "**", ">>", "-",  "/", "^"};
constexpr std::string_view kFunctionParts[] = {"defaults", "kwdefaults", "annotations", "closure"};
constexpr std::string_view kConversions[] = {"", "str", "repr", "ascii"};

void append_padded(std::string& out, std::string_view text, std::size_t width, bool right) {
  const std::size_t fill = text.size() < width ? width - text.size() : 0;
  if (right) out.append(fill, ' ');
  out += text;
  if (!right) out.append(fill, ' ');
}

// As its repr, but for the address, which differs from run to run.
void append_code(std::string& out, const Code& code) {
  out += "<code object ";
  append_utf8(out, *code.name);
  out += ", file \"";
  append_utf8(out, *code.filename);
  out += "\", line " + std::to_string(code.first_line) + ">";
}

class Disassembler {
 public:
  Disassembler(Runtime& rt, Code& code, std::string& out, const DisassembleOptions& options)
      : rt_(rt), code_(code), out_(out), options_(options), is_target_(code.unit_count, false) {}

  Status run() {
    find_targets();
    if (options_.stack || options_.ownership) follow_stack();
    std::uint32_t highest = 0;
    for (std::uint32_t i = 0; i < code_.range_count; ++i)
      highest = std::max(highest, code_.ranges[i].line);
    line_width_ = highest >= 1000 ? std::to_string(highest).size() : 3;
    unit_width_ = code_.unit_count > 10000 ? std::to_string(code_.unit_count - 1).size() : 4;
    std::uint16_t extension = 0;
    for (std::uint32_t unit = 0; unit < code_.unit_count;) {
      const Opcode op = opcode_of(code_.units[unit]);
      if (!line(unit, op, extension)) return raised;
      extension = op == Opcode::EXTENDED_ARG ? code_.units[unit].argument : 0;
      unit += 1 + caches(op);
    }
    if (options_.exception_table && code_.handler_count != 0) exception_table();
    return ok;
  }

 private:
  [[nodiscard]] std::uint32_t target_of(std::uint32_t unit, Opcode op,
                                        std::uint32_t argument) const {
    const std::uint32_t end = unit + 1 + caches(op);
    return has(op, kBackward) ? end - argument : end + argument;
  }

  void find_targets() {
    auto mark = [this](std::uint32_t unit) {
      if (unit < code_.unit_count) is_target_[unit] = true;
    };
    std::uint16_t extension = 0;
    for (std::uint32_t unit = 0; unit < code_.unit_count;) {
      const Opcode op = opcode_of(code_.units[unit]);
      if (has(op, kJump))
        mark(target_of(unit, op, argument_value(op, code_.units[unit].argument, extension)));
      extension = op == Opcode::EXTENDED_ARG ? code_.units[unit].argument : 0;
      unit += 1 + caches(op);
    }
    for (std::uint32_t i = 0; i < code_.handler_count; ++i) mark(code_.handlers[i].handler);
  }

  // Depth before each instruction, as far as it is reached by going forward.
  void follow_stack() {
    depths_.assign(code_.unit_count + 1, -1);
    depths_[0] =
        (code_.flags & (kCodeGenerator | kCodeCoroutine | kCodeAsyncGenerator)) != 0 ? 1 : 0;
    for (std::uint32_t i = 0; i < code_.handler_count; ++i)
      depths_[code_.handlers[i].handler] =
          code_.handlers[i].depth + (code_.handlers[i].push_lasti ? 2 : 1);
    std::uint16_t extension = 0;
    for (std::uint32_t unit = 0; unit < code_.unit_count;) {
      const Opcode op = opcode_of(code_.units[unit]);
      const std::uint32_t end = unit + 1 + caches(op);
      const std::uint32_t argument = argument_value(op, code_.units[unit].argument, extension);
      auto hand_on = [&](std::uint32_t to, bool jumps) {
        const StackEffect effect = stack_effect(op, argument, jumps);
        if (to <= code_.unit_count && depths_[to] < 0)
          depths_[to] =
              depths_[unit] + static_cast<int>(effect.pushes) - static_cast<int>(effect.pops);
      };
      if (depths_[unit] >= 0) {
        if (has(op, kJump)) hand_on(target_of(unit, op, argument), true);
        if (!has(op, kEnds)) hand_on(end, false);
      }
      extension = op == Opcode::EXTENDED_ARG ? code_.units[unit].argument : 0;
      unit = end;
    }
  }

  bool line(std::uint32_t unit, Opcode op, std::uint16_t extension) {
    const SourceRange* range = source_range_at(code_, unit);
    // A module's first instruction has line 0, which has an end; other units without a line have
    // neither.
    const bool has_line = range && (range->line != 0 || range->end_line != 0);
    const bool new_line = has_line && (first_ || range->line != last_line_);
    if (new_line && unit > 0) out_ += '\n';
    std::string text;
    append_padded(text, new_line ? std::to_string(range->line) : "", line_width_, true);
    if (new_line) {
      last_line_ = range->line;
      first_ = false;
    }
    text += is_target_[unit] ? "     >> " : "        ";
    append_padded(text, std::to_string(unit), unit_width_, true);
    text += ' ';
    append_padded(text, name(op), 20, false);
    const std::uint32_t argument = argument_value(op, code_.units[unit].argument, extension);
    if (shows_argument(op)) {
      text += ' ';
      append_padded(text, std::to_string(argument), 5, true);
      std::string meaning;
      if (!describe(unit, op, argument, meaning)) return false;
      if (!meaning.empty()) text += " (" + meaning + ")";
    }
    columns(text, unit);
    text.erase(text.find_last_not_of(' ') + 1);
    out_ += text;
    out_ += '\n';
    return true;
  }

  void columns(std::string& text, std::uint32_t unit) const {
    if (!options_.stack && !options_.ownership) return;
    append_padded(text, "", 60 > text.size() ? 60 - text.size() : 2, true);
    const int depth = depths_[unit];
    if (options_.stack) append_padded(text, depth < 0 ? "?" : std::to_string(depth), 4, true);
    if (!options_.ownership || depth < 0) return;
    text += "  ";
    const std::uint32_t borrowed = borrowed_at(code_, unit);
    for (int i = 0; i < depth; ++i) text += i < 32 && (borrowed >> i & 1) != 0 ? 'b' : 'o';
  }

  bool add_repr(Object& object, std::string& out) {
    if (object.type == rt_.types.code) {
      append_code(out, static_cast<Code&>(object));
      return true;
    }
    Ref<Str> text = repr(rt_, object);
    if (!text) return false;
    append_utf8(out, *text);
    return true;
  }

  // What the argument stands for. False: an exception is pending.
  bool describe(std::uint32_t unit, Opcode op, std::uint32_t argument, std::string& out) {
    auto add_name = [&out](Tuple& names, std::uint32_t i) {
      if (i < names.length()) append_utf8(out, static_cast<Str&>(names[i]));
    };
    if (has(op, kConst))
      return argument >= code_.constants->length() || add_repr((*code_.constants)[argument], out);
    if (has(op, kLocal)) add_name(*code_.local_names, argument);
    if (op == Opcode::LOAD_GLOBAL) {
      if ((argument & 1) != 0) out += "NULL + ";
      add_name(*code_.names, argument >> 1);
    } else if (has(op, kName)) {
      add_name(*code_.names, argument);
    }
    if (has(op, kJump)) out += "to " + std::to_string(target_of(unit, op, argument));
    if (op == Opcode::COMPARE_OP && argument < std::size(kComparisons))
      out += kComparisons[argument];
    if (op == Opcode::BINARY_OP && argument < 2 * std::size(kOperators)) {
      out += kOperators[argument % std::size(kOperators)];
      if (argument >= std::size(kOperators)) out += '=';
    }
    if (op == Opcode::MAKE_FUNCTION) {
      for (std::size_t i = 0; i < std::size(kFunctionParts); ++i) {
        if ((argument >> i & 1) == 0) continue;
        if (!out.empty()) out += ", ";
        out += kFunctionParts[i];
      }
    }
    if (op == Opcode::FORMAT_VALUE) {
      out += kConversions[argument & 3];
      if ((argument & 4) != 0) out += out.empty() ? "with format" : ", with format";
    }
    return true;
  }

  void exception_table() {
    out_ += "ExceptionTable:\n";
    for (std::uint32_t i = 0; i < code_.handler_count; ++i) {
      const HandlerRange& range = code_.handlers[i];
      out_ += "  " + std::to_string(range.start) + " to " + std::to_string(range.end - 1) + " -> " +
              std::to_string(range.handler) + " [" + std::to_string(range.depth) + "]";
      out_ += range.push_lasti ? " lasti\n" : "\n";
    }
  }

  Runtime& rt_;
  Code& code_;
  std::string& out_;
  const DisassembleOptions& options_;
  std::vector<bool> is_target_;
  std::vector<int> depths_;
  std::size_t line_width_ = 3;
  std::size_t unit_width_ = 4;
  std::uint32_t last_line_ = 0;
  bool first_ = true;
};

}  // namespace

Status disassemble(Runtime& rt, Code& code, std::string& out, const DisassembleOptions& options) {
  if (!Disassembler(rt, code, out, options).run()) return raised;
  if (!options.nested) return ok;
  for (std::uint32_t i = 0; i < code.constants->length(); ++i) {
    Object& constant = (*code.constants)[i];
    if (constant.type != rt.types.code) continue;
    out += "\nDisassembly of ";
    append_code(out, static_cast<Code&>(constant));
    out += ":\n";
    if (!rt.enter(" in the disassembler")) return raised;
    const Status done = disassemble(rt, static_cast<Code&>(constant), out, options);
    rt.leave();
    if (!done) return raised;
  }
  return ok;
}

}  // namespace vitro::bytecode
