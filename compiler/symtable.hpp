// Which names each scope binds and where every other name comes from: the pass between the tree and
// code generation. Reports the errors that CPython's symbol table does, in its words. Works on
// names only and knows nothing of Python's heap.
#pragma once

#include <cstdint>
#include <string_view>

#include <boost/container/pmr/flat_map.hpp>
#include <boost/container/pmr/vector.hpp>

#include "compiler/ast.hpp"
#include "compiler/diagnostics.hpp"

namespace vitro::compiler {

// What a scope does with a name, in bits.
enum SymbolFlag : std::uint16_t {
  kDefGlobal = 1u << 0,    // named by `global`
  kDefNonlocal = 1u << 1,  // named by `nonlocal`
  kDefLocal = 1u << 2,     // assigned, deleted, or bound by def, class, for …
  kDefParameter = 1u << 3,
  kDefImport = 1u << 4,
  kDefAnnotation = 1u << 5,
  kDefIteration = 1u << 6,  // target of a comprehension's `for`
  kUse = 1u << 7,
  kFreeInClass =
      1u << 8,  // bound in this class body and also passed through it to an inner function
};
inline constexpr std::uint16_t kDefBound = kDefLocal | kDefParameter | kDefImport;

// Where a name lives, seen from one scope.
enum class Binding : std::uint8_t { unknown, local, global_explicit, global_implicit, free, cell };

struct Symbol {
  Identifier name;
  std::uint16_t flags;
  Binding binding;
};

enum class ScopeKind : std::uint8_t { module, class_body, function, annotation };
enum class ComprehensionKind : std::uint8_t { none, list, set, dict, generator };

struct Scope {
  explicit Scope(Arena& arena)
      : symbols(&arena),
        positions(&arena),
        children(&arena),
        parameters(&arena),
        directives(&arena) {}

  struct Directive {  // a `global` or `nonlocal` statement's name, for error positions
    Identifier name;
    Span span;
  };

  ScopeKind kind = ScopeKind::module;
  ComprehensionKind comprehension = ComprehensionKind::none;
  bool nested = false;  // inside a function
  bool generator = false;
  bool coroutine = false;
  bool var_args = false;
  bool var_keywords = false;
  bool needs_class_cell = false;     // a method uses __class__ or super()
  bool in_iteration_target = false;  // while visiting
  std::uint32_t iterable_depth = 0;  // while visiting: inside this many iterables of comprehensions
  Scope* parent = nullptr;
  const ast::Node* node = nullptr;
  boost::container::pmr::vector<Symbol> symbols;  // in order of first mention
  boost::container::pmr::flat_map<std::uint32_t, std::uint32_t>
      positions;  // Identifier::index() → place in `symbols`
  boost::container::pmr::vector<Scope*> children;
  boost::container::pmr::vector<Identifier> parameters;
  boost::container::pmr::vector<Directive> directives;

  [[nodiscard]] Symbol* find(Identifier name) {
    auto found = positions.find(name.index());
    return found == positions.end() ? nullptr : &symbols[found->second];
  }
  [[nodiscard]] const Symbol* find(Identifier name) const {
    return const_cast<Scope*>(this)->find(name);
  }
  [[nodiscard]] Binding binding_of(Identifier name) const {
    const Symbol* symbol = find(name);
    return symbol ? symbol->binding : Binding::unknown;
  }
  Symbol& add(Identifier name);
};

// The name as seen inside class `class_name` (empty: none): `__x` becomes `_Class__x`.
[[nodiscard]] Identifier mangle(Arena& arena, Identifier class_name, Identifier name);

// Names that the compiler itself mentions.
struct KnownNames {
  explicit KnownNames(Arena& arena);
  Identifier class_, super, module, qualname, name, doc, annotations, classcell, debug,
      implicit_argument, join, empty, future, lambda, listcomp, setcomp, dictcomp, genexpr, top;
};

class SymbolTable {
 public:
  SymbolTable(Arena& arena, Diagnostics& diagnostics, const KnownNames& names,
              bool future_annotations)
      : arena_(arena),
        diagnostics_(diagnostics),
        names_(names),
        future_annotations_(future_annotations),
        scopes_(&arena) {}

  // Builds and resolves all scopes of `module`; on an error the Diagnostics have it.
  void build(ast::Module& module);

  [[nodiscard]] Scope* top() const { return top_; }
  // The scope that a function, class, lambda or comprehension opens.
  [[nodiscard]] Scope* of(const ast::Node& node) const { return scopes_.find(&node)->second; }

 private:
  // ---- visiting (symtable.cpp) ----
  Scope* enter(ScopeKind kind, const ast::Node* node);
  void leave();
  void add(Identifier name, std::uint16_t flag, const Span& span);
  void add_in(Scope& scope, Identifier name, std::uint16_t flag, const Span& span);
  [[nodiscard]] std::uint16_t flags_of(Scope& scope, Identifier name) const;
  void record_directive(Identifier name, const Span& span);

  void visit(ast::Statement* statement);
  void visit(ast::Expression* expression);
  void visit(ast::Pattern* pattern);
  template <class T>
  void visit_all(std::span<T*> nodes) {
    for (T* node : nodes)
      if (node) visit(node);
  }
  void visit_function(ast::FunctionDef& node);
  void visit_class(ast::ClassDef& node);
  void visit_lambda(ast::Lambda& node);
  void visit_annotated(ast::AnnAssign& node);
  void visit_import_names(ast::Seq<ast::alias*> names);
  void visit_global(ast::Global& node);
  void visit_nonlocal(ast::Nonlocal& node);
  void visit_try(ast::Try& node);
  void visit_match(ast::Match& node);
  void visit_named(ast::NamedExpr& node);
  void visit_name(ast::Name& node);
  void visit_annotation(ast::Expression* annotation);
  void visit_annotations(ast::arguments& arguments, ast::Expression* returns);
  void visit_parameters(ast::arguments& arguments);
  void visit_defaults(ast::arguments& arguments);
  void visit_comprehension(ast::Expression& node, ComprehensionKind kind,
                           ast::Seq<ast::comprehension*> generators, ast::Expression* element,
                           ast::Expression* value);
  void extend_named_scope(ast::NamedExpr& node);
  void refuse_in_annotation(std::string_view what, const ast::Node& node);
  void refuse_yield_in_comprehension(const ast::Node& node);

  // ---- resolving (symtable_resolve.cpp) ----
  void resolve(Scope& scope);
  void resolve_symbol(Scope& scope, std::size_t position);
  // The function or class scope around `scope` whose `name` inner scopes see; null: a global.
  [[nodiscard]] Scope* binding_scope(const Scope& scope, Identifier name) const;
  void make_free(Scope& from, Scope& owner, Identifier name);
  void error_at_directive(const Scope& scope, Identifier name, std::string message);

  Arena& arena_;
  Diagnostics& diagnostics_;
  const KnownNames& names_;
  bool future_annotations_;
  Scope* top_ = nullptr;
  Scope* current_ = nullptr;
  Identifier class_name_;
  boost::container::pmr::flat_map<const ast::Node*, Scope*> scopes_;
};

}  // namespace vitro::compiler
