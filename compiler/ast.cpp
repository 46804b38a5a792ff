// Names of the tree's parts, and the arena's table of identifiers.
#include "compiler/ast.hpp"

#include <array>

namespace vitro::compiler {
namespace {

std::size_t hash_of(std::string_view text) {
  std::size_t hash =
      0xCBF29CE484222325u;  // FNV-1a: names are short and the table lives for one parse
  for (char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  return hash ^ (hash >> 29);
}

}  // namespace

std::string_view Arena::copy_text(std::string_view text) {
  if (text.empty()) return {"", 0};
  char* target = static_cast<char*>(allocate(text.size(), 1));
  std::memcpy(target, text.data(), text.size());
  return {target, text.size()};
}

Identifier Arena::intern(std::string_view name) {
  if ((identifier_count_ + 1) * 2 > identifier_capacity_) grow_identifiers();
  const std::size_t hash = hash_of(name);
  const std::uint32_t mask = identifier_capacity_ - 1;
  std::uint32_t slot = static_cast<std::uint32_t>(hash) & mask;
  for (; identifiers_[slot]; slot = (slot + 1) & mask) {
    const IdentifierText* known = identifiers_[slot];
    if (known->hash == hash && std::string_view(known->data, known->size) == name)
      return Identifier(known);
  }
  auto* text =
      static_cast<IdentifierText*>(allocate(sizeof(IdentifierText), alignof(IdentifierText)));
  *text = {static_cast<std::uint32_t>(name.size()), identifier_count_, hash,
           copy_text(name).data()};
  identifiers_[slot] = text;
  ++identifier_count_;
  return Identifier(text);
}

void Arena::grow_identifiers() {
  const std::uint32_t capacity = identifier_capacity_ ? identifier_capacity_ * 2 : 64;
  auto** table =
      static_cast<const IdentifierText**>(allocate(capacity * sizeof(void*), alignof(void*)));
  for (std::uint32_t slot = 0; slot < capacity; ++slot) table[slot] = nullptr;
  for (std::uint32_t old = 0; old < identifier_capacity_; ++old) {
    const IdentifierText* text = identifiers_[old];
    if (!text) continue;
    std::uint32_t slot = static_cast<std::uint32_t>(text->hash) & (capacity - 1);
    while (table[slot]) slot = (slot + 1) & (capacity - 1);
    table[slot] = text;
  }
  identifiers_ = table;
  identifier_capacity_ = capacity;
}

namespace ast {
namespace {

constexpr auto kNodeNames = std::to_array<std::string_view>({
    "FunctionDef",
    "AsyncFunctionDef",
    "ClassDef",
    "Return",
    "Delete",
    "Assign",
    "AugAssign",
    "AnnAssign",
    "For",
    "AsyncFor",
    "While",
    "If",
    "With",
    "AsyncWith",
    "Match",
    "Raise",
    "Try",
    "TryStar",
    "Assert",
    "Import",
    "ImportFrom",
    "Global",
    "Nonlocal",
    "Expr",
    "Pass",
    "Break",
    "Continue",
    "BoolOp",
    "NamedExpr",
    "BinOp",
    "UnaryOp",
    "Lambda",
    "IfExp",
    "Dict",
    "Set",
    "ListComp",
    "SetComp",
    "DictComp",
    "GeneratorExp",
    "Await",
    "Yield",
    "YieldFrom",
    "Compare",
    "Call",
    "FormattedValue",
    "JoinedStr",
    "Constant",
    "Attribute",
    "Subscript",
    "Starred",
    "Name",
    "List",
    "Tuple",
    "Slice",
    "MatchValue",
    "MatchSingleton",
    "MatchSequence",
    "MatchMapping",
    "MatchClass",
    "MatchStar",
    "MatchAs",
    "MatchOr",
    "comprehension",
    "ExceptHandler",
    "arguments",
    "arg",
    "keyword",
    "alias",
    "withitem",
    "match_case",
});
static_assert(kNodeNames.size() == static_cast<std::size_t>(NodeKind::match_case) + 1);

constexpr auto kOperatorNames = std::to_array<std::string_view>({
    "Add",
    "Sub",
    "Mult",
    "MatMult",
    "Div",
    "Mod",
    "Pow",
    "LShift",
    "RShift",
    "BitOr",
    "BitXor",
    "BitAnd",
    "FloorDiv",
});
static_assert(kOperatorNames.size() == static_cast<std::size_t>(Operator::FloorDiv) + 1);

constexpr auto kUnaryNames = std::to_array<std::string_view>({"Invert", "Not", "UAdd", "USub"});
constexpr auto kCompareNames = std::to_array<std::string_view>({
    "Eq",
    "NotEq",
    "Lt",
    "LtE",
    "Gt",
    "GtE",
    "Is",
    "IsNot",
    "In",
    "NotIn",
});

}  // namespace

std::string_view name_of(NodeKind kind) { return kNodeNames[static_cast<std::size_t>(kind)]; }
std::string_view name_of(Operator op) { return kOperatorNames[static_cast<std::size_t>(op)]; }
std::string_view name_of(UnaryOperator op) { return kUnaryNames[static_cast<std::size_t>(op)]; }
std::string_view name_of(CompareOperator op) { return kCompareNames[static_cast<std::size_t>(op)]; }

}  // namespace ast
}  // namespace vitro::compiler
