// The syntax tree: one struct per node of Python's own `ast` module, with the same names and
// fields, so that its manual is also ours. Nodes live in an arena, are trivially destructible and
// know nothing of Python's heap: constants are plain numbers and text here and become objects
// later. Left out are `type_comment` and `type_ignores`, which no compiler reads.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>

#include <boost/container/pmr/global_resource.hpp>
#include <boost/container/pmr/monotonic_buffer_resource.hpp>

namespace vitro::compiler {

// Where a node or token stands. Lines count from 1, columns are UTF-8 bytes from 0; the end is
// exclusive.
struct Span {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t end_line = 0;
  std::uint32_t end_column = 0;
};

// From the beginning of `first` to the end of `last`.
constexpr Span join(const Span& first, const Span& last) {
  return {first.line, first.column, last.end_line, last.end_column};
}

// The text behind an Identifier. `index` numbers the distinct names of one arena densely from 0, so
// that tables about names can be plain arrays.
struct IdentifierText {
  std::uint32_t size;
  std::uint32_t index;
  std::size_t hash;
  const char* data;
};

// An interned name: equal names of one arena are the same pointer. Empty (false) where Python's ast
// has None.
class Identifier {
 public:
  constexpr Identifier() = default;
  constexpr explicit Identifier(const IdentifierText* text) : text_(text) {}

  constexpr explicit operator bool() const { return text_ != nullptr; }
  constexpr bool operator==(const Identifier& other) const = default;
  constexpr std::string_view view() const {
    return text_ ? std::string_view(text_->data, text_->size) : std::string_view();
  }
  constexpr std::uint32_t index() const { return text_->index; }

 private:
  const IdentifierText* text_ = nullptr;
};

// Owns everything a parse makes: nodes, sequences, decoded strings and the table of names. Nothing
// is freed before the arena itself. An upstream resource that runs dry throws std::bad_alloc
// through every function here; nothing leaks then.
class Arena final : public boost::container::pmr::monotonic_buffer_resource {
 public:
  explicit Arena(boost::container::pmr::memory_resource* upstream =
                     boost::container::pmr::get_default_resource())
      : monotonic_buffer_resource(kFirstBlock, upstream) {}

  // A zeroed node; the caller fills its fields.
  template <class T>
  T* make(const Span& span) {
    static_assert(std::is_trivially_destructible_v<T>);
    T* node = ::new (allocate(sizeof(T), alignof(T))) T();
    node->kind = T::kKind;
    node->span = span;
    return node;
  }

  // A zeroed value without kind and position.
  template <class T>
  T* make_plain() {
    static_assert(std::is_trivially_destructible_v<T>);
    return ::new (allocate(sizeof(T), alignof(T))) T();
  }

  // Copies a scratch list so that it lives as long as the tree.
  template <class T>
  std::span<T> copy(const T* first, std::size_t count) {
    static_assert(std::is_trivially_copyable_v<T>);
    if (count == 0) return {};
    T* target = static_cast<T*>(allocate(count * sizeof(T), alignof(T)));
    std::memcpy(static_cast<void*>(target), static_cast<const void*>(first), count * sizeof(T));
    return {target, count};
  }

  std::string_view copy_text(std::string_view text);

  // The one Identifier for `name`, made when it is new. No normalisation happens here.
  Identifier intern(std::string_view name);
  std::uint32_t identifier_count() const { return identifier_count_; }

 private:
  static constexpr std::size_t kFirstBlock = 4096;

  void grow_identifiers();

  const IdentifierText** identifiers_ = nullptr;  // open addressing, capacity a power of two
  std::uint32_t identifier_capacity_ = 0;
  std::uint32_t identifier_count_ = 0;
};

namespace ast {

enum class NodeKind : std::uint8_t {
  // statements
  FunctionDef,
  AsyncFunctionDef,
  ClassDef,
  Return,
  Delete,
  Assign,
  AugAssign,
  AnnAssign,
  For,
  AsyncFor,
  While,
  If,
  With,
  AsyncWith,
  Match,
  Raise,
  Try,
  TryStar,
  Assert,
  Import,
  ImportFrom,
  Global,
  Nonlocal,
  Expr,
  Pass,
  Break,
  Continue,
  // expressions
  BoolOp,
  NamedExpr,
  BinOp,
  UnaryOp,
  Lambda,
  IfExp,
  Dict,
  Set,
  ListComp,
  SetComp,
  DictComp,
  GeneratorExp,
  Await,
  Yield,
  YieldFrom,
  Compare,
  Call,
  FormattedValue,
  JoinedStr,
  Constant,
  Attribute,
  Subscript,
  Starred,
  Name,
  List,
  Tuple,
  Slice,
  // patterns
  MatchValue,
  MatchSingleton,
  MatchSequence,
  MatchMapping,
  MatchClass,
  MatchStar,
  MatchAs,
  MatchOr,
  // parts
  comprehension,
  ExceptHandler,
  arguments,
  arg,
  keyword,
  alias,
  withitem,
  match_case,
};

// "FunctionDef" and so on, as Python's ast spells it.
std::string_view name_of(NodeKind kind);

enum class ExprContext : std::uint8_t { Load, Store, Del };
enum class BoolOperator : std::uint8_t { And, Or };
enum class Operator : std::uint8_t {
  Add,
  Sub,
  Mult,
  MatMult,
  Div,
  Mod,
  Pow,
  LShift,
  RShift,
  BitOr,
  BitXor,
  BitAnd,
  FloorDiv,
};
enum class UnaryOperator : std::uint8_t { Invert, Not, UAdd, USub };
enum class CompareOperator : std::uint8_t { Eq, NotEq, Lt, LtE, Gt, GtE, Is, IsNot, In, NotIn };

// As Python's ast spells them.
std::string_view name_of(Operator op);
std::string_view name_of(UnaryOperator op);
std::string_view name_of(CompareOperator op);

struct Node {
  NodeKind kind = NodeKind::Pass;
  Span span;
};

// Sequences are arena memory; the elements may be replaced in place (an optimiser does) but not
// added to.
template <class T>
using Seq = std::span<T>;

// Three families, so that a field says what it can hold.
struct Statement : Node {};
struct Expression : Node {};
struct Pattern : Node {};

// Ties a struct to its NodeKind. `Twin` is the variant with the same fields (`async` or `except*`):
// is<FunctionDef>() holds for both FunctionDef and AsyncFunctionDef, is<AsyncFunctionDef>() only
// for the latter.
template <class Family, NodeKind Kind, NodeKind Twin = Kind>
struct Tagged : Family {
  static constexpr NodeKind kKind = Kind;
  static constexpr bool matches(NodeKind kind) { return kind == Kind || kind == Twin; }
};
template <class Base, NodeKind Kind>
struct TwinOf : Base {
  static constexpr NodeKind kKind = Kind;
  static constexpr bool matches(NodeKind kind) { return kind == Kind; }
};

template <class T>
bool is(const Node& node) {
  return T::matches(node.kind);
}
// REQUIRES: is<T>(node).
template <class T>
T& as(Node& node) {
  assert(T::matches(node.kind));
  return static_cast<T&>(node);
}
template <class T>
const T& as(const Node& node) {
  assert(T::matches(node.kind));
  return static_cast<const T&>(node);
}
// Null when `node` is null or something else.
template <class T>
T* try_as(Node* node) {
  return node && T::matches(node->kind) ? static_cast<T*>(node) : nullptr;
}
template <class T>
const T* try_as(const Node* node) {
  return node && T::matches(node->kind) ? static_cast<const T*>(node) : nullptr;
}

struct arguments;
struct arg;
struct keyword;
struct alias;
struct withitem;
struct match_case;
struct comprehension;
struct ExceptHandler;

// --- statements ----------------------------------------------------------------------------------

struct FunctionDef : Tagged<Statement, NodeKind::FunctionDef, NodeKind::AsyncFunctionDef> {
  Identifier name;
  arguments* args;  // never null
  Seq<Statement*> body;
  Seq<Expression*> decorator_list;
  Expression* returns;  // null when there is no annotation
};
struct AsyncFunctionDef : TwinOf<FunctionDef, NodeKind::AsyncFunctionDef> {};

struct ClassDef : Tagged<Statement, NodeKind::ClassDef> {
  Identifier name;
  Seq<Expression*> bases;
  Seq<keyword*> keywords;
  Seq<Statement*> body;
  Seq<Expression*> decorator_list;
};
struct Return : Tagged<Statement, NodeKind::Return> {
  Expression* value;  // may be null
};
struct Delete : Tagged<Statement, NodeKind::Delete> {
  Seq<Expression*> targets;
};
struct Assign : Tagged<Statement, NodeKind::Assign> {
  Seq<Expression*> targets;
  Expression* value;
};
struct AugAssign : Tagged<Statement, NodeKind::AugAssign> {
  Expression* target;
  Operator op;
  Expression* value;
};
struct AnnAssign : Tagged<Statement, NodeKind::AnnAssign> {
  Expression* target;
  Expression* annotation;
  Expression* value;  // null for a bare annotation
  bool simple;        // the target is a name without parentheses
};
struct For : Tagged<Statement, NodeKind::For, NodeKind::AsyncFor> {
  Expression* target;
  Expression* iter;
  Seq<Statement*> body;
  Seq<Statement*> orelse;
};
struct AsyncFor : TwinOf<For, NodeKind::AsyncFor> {};

struct While : Tagged<Statement, NodeKind::While> {
  Expression* test;
  Seq<Statement*> body;
  Seq<Statement*> orelse;
};
// `elif` is an If alone in `orelse`. A chain of them can be thousands long: walk it with a loop.
struct If : Tagged<Statement, NodeKind::If> {
  Expression* test;
  Seq<Statement*> body;
  Seq<Statement*> orelse;
};
struct With : Tagged<Statement, NodeKind::With, NodeKind::AsyncWith> {
  Seq<withitem*> items;
  Seq<Statement*> body;
};
struct AsyncWith : TwinOf<With, NodeKind::AsyncWith> {};

struct Match : Tagged<Statement, NodeKind::Match> {
  Expression* subject;
  Seq<match_case*> cases;
};
struct Raise : Tagged<Statement, NodeKind::Raise> {
  Expression* exc;    // may be null
  Expression* cause;  // may be null
};
struct Try : Tagged<Statement, NodeKind::Try, NodeKind::TryStar> {
  Seq<Statement*> body;
  Seq<ExceptHandler*> handlers;
  Seq<Statement*> orelse;
  Seq<Statement*> finalbody;
};
struct TryStar : TwinOf<Try, NodeKind::TryStar> {};

struct Assert : Tagged<Statement, NodeKind::Assert> {
  Expression* test;
  Expression* msg;  // may be null
};
struct Import : Tagged<Statement, NodeKind::Import> {
  Seq<alias*> names;
};
struct ImportFrom : Tagged<Statement, NodeKind::ImportFrom> {
  Identifier module;  // empty in `from . import x`; dotted otherwise
  Seq<alias*> names;  // a single alias "*" for a star import
  std::uint32_t level;
};
struct Global : Tagged<Statement, NodeKind::Global> {
  Seq<Identifier> names;
};
struct Nonlocal : Tagged<Statement, NodeKind::Nonlocal> {
  Seq<Identifier> names;
};
struct Expr : Tagged<Statement, NodeKind::Expr> {
  Expression* value;
};
struct Pass : Tagged<Statement, NodeKind::Pass> {};
struct Break : Tagged<Statement, NodeKind::Break> {};
struct Continue : Tagged<Statement, NodeKind::Continue> {};

// --- expressions ---------------------------------------------------------------------------------

struct BoolOp : Tagged<Expression, NodeKind::BoolOp> {
  BoolOperator op;
  Seq<Expression*> values;
};
struct NamedExpr : Tagged<Expression, NodeKind::NamedExpr> {
  Expression* target;  // a Name
  Expression* value;
};
// Left-associative chains (`a + b + c …`) can be thousands deep in `left`: walk that side with a
// loop.
struct BinOp : Tagged<Expression, NodeKind::BinOp> {
  Expression* left;
  Operator op;
  Expression* right;
};
struct UnaryOp : Tagged<Expression, NodeKind::UnaryOp> {
  UnaryOperator op;
  Expression* operand;
};
struct Lambda : Tagged<Expression, NodeKind::Lambda> {
  arguments* args;  // never null
  Expression* body;
};
struct IfExp : Tagged<Expression, NodeKind::IfExp> {
  Expression* test;
  Expression* body;
  Expression* orelse;
};
struct Dict : Tagged<Expression, NodeKind::Dict> {
  Seq<Expression*> keys;  // an entry is null for `**mapping`
  Seq<Expression*> values;
};
struct Set : Tagged<Expression, NodeKind::Set> {
  Seq<Expression*> elts;
};
struct ListComp : Tagged<Expression, NodeKind::ListComp> {
  Expression* elt;
  Seq<comprehension*> generators;
};
struct SetComp : Tagged<Expression, NodeKind::SetComp> {
  Expression* elt;
  Seq<comprehension*> generators;
};
struct DictComp : Tagged<Expression, NodeKind::DictComp> {
  Expression* key;
  Expression* value;
  Seq<comprehension*> generators;
};
struct GeneratorExp : Tagged<Expression, NodeKind::GeneratorExp> {
  Expression* elt;
  Seq<comprehension*> generators;
};
struct Await : Tagged<Expression, NodeKind::Await> {
  Expression* value;
};
struct Yield : Tagged<Expression, NodeKind::Yield> {
  Expression* value;  // may be null
};
struct YieldFrom : Tagged<Expression, NodeKind::YieldFrom> {
  Expression* value;
};
struct Compare : Tagged<Expression, NodeKind::Compare> {
  Expression* left;
  Seq<CompareOperator> ops;
  Seq<Expression*> comparators;
};
struct Call : Tagged<Expression, NodeKind::Call> {
  Expression* func;
  Seq<Expression*> args;
  Seq<keyword*> keywords;
};
struct FormattedValue : Tagged<Expression, NodeKind::FormattedValue> {
  Expression* value;
  int conversion;           // -1, 's', 'r' or 'a'
  Expression* format_spec;  // a JoinedStr, or null
};
struct JoinedStr : Tagged<Expression, NodeKind::JoinedStr> {
  Seq<Expression*> values;  // Constant and FormattedValue in turn
};

enum class ConstantType : std::uint8_t {
  None,
  True,
  False,
  Ellipsis,
  SmallInt,
  BigInt,
  Float,
  Imaginary,
  Str,
  Bytes
};

struct Constant : Tagged<Expression, NodeKind::Constant> {
  ConstantType type;
  bool u_prefix;        // u"…": Python's ast shows it as kind='u'
  bool has_surrogates;  // Str only: `text` holds lone surrogates, each as three bytes in the manner
                        // of UTF-8 (WTF-8)
  std::uint8_t base;    // BigInt only: 2, 8, 10 or 16
  std::int64_t integer;   // SmallInt
  double real;            // Float, and the imaginary part of Imaginary
  std::string_view text;  // Str: UTF-8; Bytes: the bytes; BigInt: digits only, without prefix,
                          // underscores or leading zeros
};

struct Attribute : Tagged<Expression, NodeKind::Attribute> {
  Expression* value;
  Identifier attr;
  ExprContext ctx;
};
struct Subscript : Tagged<Expression, NodeKind::Subscript> {
  Expression* value;
  Expression* slice;
  ExprContext ctx;
};
struct Starred : Tagged<Expression, NodeKind::Starred> {
  Expression* value;
  ExprContext ctx;
};
struct Name : Tagged<Expression, NodeKind::Name> {
  Identifier id;
  ExprContext ctx;
};
struct List : Tagged<Expression, NodeKind::List> {
  Seq<Expression*> elts;
  ExprContext ctx;
};
struct Tuple : Tagged<Expression, NodeKind::Tuple> {
  Seq<Expression*> elts;
  ExprContext ctx;
};
struct Slice : Tagged<Expression, NodeKind::Slice> {
  Expression* lower;  // each may be null
  Expression* upper;
  Expression* step;
};

// --- patterns ------------------------------------------------------------------------------------

struct MatchValue : Tagged<Pattern, NodeKind::MatchValue> {
  Expression* value;
};
struct MatchSingleton : Tagged<Pattern, NodeKind::MatchSingleton> {
  ConstantType value;  // None, True or False
};
struct MatchSequence : Tagged<Pattern, NodeKind::MatchSequence> {
  Seq<Pattern*> patterns;
};
struct MatchMapping : Tagged<Pattern, NodeKind::MatchMapping> {
  Seq<Expression*> keys;
  Seq<Pattern*> patterns;
  Identifier rest;  // empty without `**rest`
};
struct MatchClass : Tagged<Pattern, NodeKind::MatchClass> {
  Expression* cls;
  Seq<Pattern*> patterns;
  Seq<Identifier> kwd_attrs;
  Seq<Pattern*> kwd_patterns;
};
struct MatchStar : Tagged<Pattern, NodeKind::MatchStar> {
  Identifier name;  // empty for `*_`
};
struct MatchAs : Tagged<Pattern, NodeKind::MatchAs> {
  Pattern* pattern;  // null for a bare capture
  Identifier name;   // empty for the wildcard `_`
};
struct MatchOr : Tagged<Pattern, NodeKind::MatchOr> {
  Seq<Pattern*> patterns;
};

// --- parts ---------------------------------------------------------------------------------------

// No position of its own (`span` stays zero), as in Python's ast: comprehension, arguments,
// withitem, match_case.

struct comprehension : Tagged<Node, NodeKind::comprehension> {
  Expression* target;
  Expression* iter;
  Seq<Expression*> ifs;
  bool is_async;
};
struct ExceptHandler : Tagged<Node, NodeKind::ExceptHandler> {
  Expression* type;  // null for a bare `except:`
  Identifier name;   // empty without `as`
  Seq<Statement*> body;
};
struct arguments : Tagged<Node, NodeKind::arguments> {
  Seq<arg*> posonlyargs;
  Seq<arg*> args;
  arg* vararg;  // may be null
  Seq<arg*> kwonlyargs;
  Seq<Expression*> kw_defaults;  // one per kwonlyargs; null where there is no default
  arg* kwarg;                    // may be null
  Seq<Expression*> defaults;     // for the last of posonlyargs + args
};
struct arg : Tagged<Node, NodeKind::arg> {
  Identifier arg_;
  Expression* annotation;  // may be null
};
struct keyword : Tagged<Node, NodeKind::keyword> {
  Identifier arg;  // empty for `**mapping`
  Expression* value;
};
struct alias : Tagged<Node, NodeKind::alias> {
  Identifier name;  // dotted in `import a.b`
  Identifier asname;
};
struct withitem : Tagged<Node, NodeKind::withitem> {
  Expression* context_expr;
  Expression* optional_vars;  // may be null
};
struct match_case : Tagged<Node, NodeKind::match_case> {
  Pattern* pattern;
  Expression* guard;  // may be null
  Seq<Statement*> body;
};

// What was asked for: a file, an expression (`eval`), or one interactive statement.
enum class Mode : std::uint8_t { Exec, Eval, Single };

struct Module {
  Mode mode = Mode::Exec;
  Seq<Statement*> body;              // Exec and Single
  Expression* expression = nullptr;  // Eval
};

}  // namespace ast
}  // namespace vitro::compiler
