#include "cli/trace_code.hpp"

#include <algorithm>

#include "compiler/bytecode/opcodes.hpp"
#include "inspect/describe.hpp"
#include "objects/code.hpp"
#include "objects/runtime.hpp"
#include "objects/str.hpp"

namespace vitro::cli {

namespace {

using bytecode::Opcode;
using inspect::InstructionFacts;

constexpr Opcode kGeneric[] = {
#define SPECIAL(name, generic) Opcode::generic,
#include "compiler/bytecode/specialized.def"
#undef SPECIAL
};

constexpr std::uint8_t effects_of(Opcode op) {
  switch (op) {
    case Opcode::LOAD_CONST_BORROW:
    case Opcode::LOAD_FAST_BORROW: return InstructionFacts::kPure | InstructionFacts::kBorrows;
    case Opcode::CACHE:
    case Opcode::NOP:
    case Opcode::RESUME:
    case Opcode::EXTENDED_ARG:
    case Opcode::POP_TOP:
    case Opcode::PUSH_NULL:
    case Opcode::COPY:
    case Opcode::SWAP:
    case Opcode::LOAD_CONST:
    case Opcode::LOAD_FAST:
    case Opcode::STORE_FAST:
    case Opcode::DELETE_FAST:
    case Opcode::LOAD_NAME:
    case Opcode::LOAD_GLOBAL:
    case Opcode::LOAD_CLOSURE:
    case Opcode::LOAD_DEREF:
    case Opcode::COPY_FREE_VARS:
    case Opcode::IS_OP:
    case Opcode::JUMP_FORWARD:
    case Opcode::JUMP_BACKWARD:
    case Opcode::JUMP_BACKWARD_NO_INTERRUPT:
    case Opcode::KW_NAMES:
    case Opcode::LOAD_BUILD_CLASS:
    case Opcode::LOAD_ASSERTION_ERROR:
    case Opcode::RETURN_VALUE: return InstructionFacts::kPure;
    case Opcode::STORE_NAME:
    case Opcode::DELETE_NAME:
    case Opcode::SETUP_ANNOTATIONS: return InstructionFacts::kBindsName;
    case Opcode::IMPORT_STAR: return InstructionFacts::kBindsName | InstructionFacts::kDeep;
    case Opcode::STORE_GLOBAL:
    case Opcode::DELETE_GLOBAL: return InstructionFacts::kBindsGlobal;
    case Opcode::MAKE_CELL:
    case Opcode::STORE_DEREF:
    case Opcode::DELETE_DEREF: return InstructionFacts::kBindsCell;
    case Opcode::LIST_APPEND:
    case Opcode::SET_ADD:
    case Opcode::MAP_ADD:
    case Opcode::LIST_EXTEND:
    case Opcode::SET_UPDATE:
    case Opcode::DICT_UPDATE:
    case Opcode::DICT_MERGE:
    case Opcode::SEND:
    case Opcode::FOR_ITER: return InstructionFacts::kBelow;
    case Opcode::CALL:
    case Opcode::CALL_FUNCTION_EX:
    case Opcode::LOAD_ATTR:
    case Opcode::STORE_ATTR:
    case Opcode::DELETE_ATTR:
    case Opcode::BEFORE_WITH:
    case Opcode::WITH_EXCEPT_START:
    case Opcode::UNPACK_SEQUENCE:
    case Opcode::UNPACK_EX: return InstructionFacts::kDeep;
    default: return 0;
  }
}

InstructionFacts facts_of(Opcode op) {
  return {effects_of(op), static_cast<std::uint8_t>(1 + bytecode::caches(op))};
}

Opcode opcode_of(const CodeUnit& unit) {
  return unit.opcode < bytecode::kOpcodeCount ? static_cast<Opcode>(unit.opcode)
                                              : kGeneric[unit.opcode - bytecode::kOpcodeCount];
}

constexpr std::string_view kComparisons[] = {"<", "<=", "==", "!=", ">", ">="};
constexpr std::string_view kOperators[] = {"+", "&",  "//", "<<", "@", "*", "%",
                                           "|", "**", ">>", "-",  "/", "^"};

void append_name(std::string& out, const Tuple& names, std::uint32_t i) {
  auto& tuple = const_cast<Tuple&>(names);
  if (i < tuple.length()) append_utf8(out, static_cast<Str&>(tuple[i]));
}

// What the argument stands for.
std::string meaning(Runtime& rt, const Code& code, std::uint32_t end, Opcode op,
                    std::uint32_t argument) {
  std::string out;
  if (bytecode::has(op, bytecode::kConst) && argument < code.constants->length()) {
    const Object& constant = (*code.constants)[argument];
    inspect::describe(rt, constant, out);
    const inspect::NodeKind kind = inspect::kind_of(rt, constant);
    const bool says_itself = kind == inspect::NodeKind::number || kind == inspect::NodeKind::text ||
                             kind == inspect::NodeKind::singleton;
    if (!says_itself) {
      std::string type;
      append_utf8(type, *constant.type->name);
      out = out.empty() ? type : type + " " + out;
    }
  }
  if (bytecode::has(op, bytecode::kLocal)) append_name(out, *code.local_names, argument);
  if (op == Opcode::LOAD_GLOBAL)
    append_name(out, *code.names, argument >> 1);
  else if (bytecode::has(op, bytecode::kName))
    append_name(out, *code.names, argument);
  if (bytecode::has(op, bytecode::kJump))
    out = "to " +
          std::to_string(bytecode::has(op, bytecode::kBackward) ? end - argument : end + argument);
  if (op == Opcode::COMPARE_OP && argument < std::size(kComparisons)) out = kComparisons[argument];
  if (op == Opcode::BINARY_OP && argument < 2 * std::size(kOperators)) {
    out = kOperators[argument % std::size(kOperators)];
    if (argument >= std::size(kOperators)) out += '=';
  }
  if (op == Opcode::IS_OP) out = argument ? "is not" : "is";
  if (op == Opcode::CONTAINS_OP) out = argument ? "not in" : "in";
  return out;
}

std::string plain(const Str* text) {
  std::string out;
  if (text) append_utf8(out, *text);
  return out;
}

}  // namespace

std::vector<InstructionFacts> instruction_facts() {
  std::vector<InstructionFacts> facts;
  for (std::size_t i = 0; i < bytecode::kOpcodeCount; ++i)
    facts.push_back(facts_of(static_cast<Opcode>(i)));
  for (const Opcode op : kGeneric) facts.push_back(facts_of(op));
  return facts;
}

bool CodeText::shown(const Code& code) {
  if (library_) return true;
  const std::string file = plain(code.filename);
  return file.find("/lib/python3") == std::string::npos && !file.starts_with("<frozen ");
}

inspect::RecordedCode CodeText::describe(const Code& code) {
  inspect::RecordedCode out;
  out.name = plain(code.name);
  out.qualname = plain(code.qualname);
  out.file = plain(code.filename);
  out.line = code.first_line;
  if (std::find(files_.begin(), files_.end(), out.file) == files_.end()) files_.push_back(out.file);
  for (std::uint32_t i = 0; i < code.local_count; ++i)
    append_name(out.locals.emplace_back(), *code.local_names, i);
  std::uint16_t extension = 0;
  for (std::uint32_t unit = 0; unit < code.unit_count;) {
    const Opcode op = opcode_of(code.units[unit]);
    const std::uint32_t end = unit + 1 + bytecode::caches(op);
    const std::uint32_t argument =
        bytecode::argument_value(op, code.units[unit].argument, extension);
    inspect::RecordedCode::Instruction row{unit, argument, bytecode::name(op),
                                           meaning(rt_, code, end, op, argument)};
    const SourceRange* range = source_range_at(code, unit);
    if (range && range->line) {
      const auto column = [](std::uint16_t value) { return value == kNoColumn ? -1 : int{value}; };
      row.line = range->line;
      row.end_line = range->end_line;
      row.column = column(range->column);
      row.end_column = column(range->end_column);
    }
    out.instructions.push_back(std::move(row));
    extension = op == Opcode::EXTENDED_ARG ? code.units[unit].argument : 0;
    unit = end;
  }
  return out;
}

}  // namespace vitro::cli
