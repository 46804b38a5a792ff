// Tree to instructions. One Codegen compiles one module; each function, class, lambda and
// comprehension in it has a CodeBuilder while its body is being emitted. What is emitted for which
// construct follows CPython 3.11.
#pragma once

#include <cstdint>
#include <string_view>

#include <boost/container/pmr/flat_map.hpp>
#include <boost/container/pmr/flat_set.hpp>
#include <boost/container/pmr/vector.hpp>
#include <boost/container/static_vector.hpp>

#include "compiler/ast.hpp"
#include "compiler/constants.hpp"
#include "compiler/diagnostics.hpp"
#include "compiler/flowgraph.hpp"
#include "compiler/symtable.hpp"
#include "objects/code.hpp"

namespace vitro::compiler {

// Names in order of first use: co_names, variables of a function.
class NameList {
 public:
  explicit NameList(Arena& arena) : names_(&arena), positions_(&arena) {}
  std::uint32_t add(Identifier name) {
    auto [place, is_new] =
        positions_.emplace(name.index(), static_cast<std::uint32_t>(names_.size()));
    if (is_new) names_.push_back(name);
    return place->second;
  }
  [[nodiscard]] bool contains(Identifier name) const { return positions_.contains(name.index()); }
  // REQUIRES: contains(name).
  [[nodiscard]] std::uint32_t position(Identifier name) const {
    return positions_.find(name.index())->second;
  }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(names_.size()); }
  [[nodiscard]] Identifier operator[](std::size_t i) const { return names_[i]; }

 private:
  boost::container::pmr::vector<Identifier> names_;
  boost::container::pmr::flat_map<std::uint32_t, std::uint32_t> positions_;
};

enum class BodyKind : std::uint8_t {
  module,
  class_body,
  function,
  async_function,
  lambda,
  comprehension
};

// More operands than this are collected in a list or dict instead of on the stack.
inline constexpr std::size_t kStackGuideline = 30;

// BINARY_OP's argument.
[[nodiscard]] std::uint32_t binary_op_argument(ast::Operator op);

// What surrounds a statement and must be undone when `break`, `continue` or `return` jumps out of
// it.
struct FrameBlock {
  enum class Kind : std::uint8_t {
    while_loop,
    for_loop,
    try_except,
    finally_try,
    finally_end,
    with,
    async_with,
    handler_cleanup,
    pop_value,
    exception_handler,
    exception_group_handler,
    async_comprehension,
  };
  Kind kind;
  Block* start;                         // where `continue` goes
  Block* exit = nullptr;                // where `break` goes
  ast::Seq<ast::Statement*> body = {};  // of `finally`
  const ast::Node* node = nullptr;      // the `with` statement
  Identifier name = {};                 // of `except … as name`
};

struct CodeBuilder {
  CodeBuilder(Arena& arena, ConstantPool& pool)
      : graph(arena),
        constants(pool, arena),
        names(arena),
        variables(arena),
        cells(arena),
        free(arena),
        static_attributes(&arena) {}

  BodyKind kind = BodyKind::module;
  Scope* scope = nullptr;
  CodeBuilder* outer = nullptr;
  Identifier name;
  std::string_view qualname;
  Identifier class_name;  // for mangling; empty outside of classes
  Identifier self;        // first parameter of a method
  std::uint32_t first_line = 1;
  std::uint32_t argument_count = 0;
  std::uint32_t positional_only_count = 0;
  std::uint32_t keyword_only_count = 0;
  FlowGraph graph;
  CodeConstants constants;
  NameList names;
  NameList variables;
  NameList cells;
  NameList free;
  boost::container::pmr::flat_set<std::uint32_t>
      static_attributes;                                   // of a class: Identifier::index()
  boost::container::static_vector<FrameBlock, 20> blocks;  // CPython's limit, too
  Place place;                                             // of what is emitted next

  [[nodiscard]] bool is_function() const { return scope->kind == ScopeKind::function; }
};

class Codegen {
 public:
  Codegen(ConstantPool& pool, Arena& arena, Diagnostics& diagnostics, const KnownNames& names,
          SymbolTable& symbols, Str& filename, bool future_annotations, std::uint32_t future_line,
          int optimize);

  // Empty: the Diagnostics have an error. Throws only std::bad_alloc.
  Ref<Code> compile(ast::Module& module);

 private:
  class PlaceScope;
  using Kind = FrameBlock::Kind;
  enum class Access : std::uint8_t { load, store, del };

  // ---- emitting (codegen.cpp) ----
  void emit(Op op, std::uint32_t argument = 0) {
    builder_->graph.emit(op, argument, builder_->place);
  }
  void emit_without_place(Op op, std::uint32_t argument = 0) {
    builder_->graph.emit(op, argument, Place());
  }
  void emit_jump(Op op, Block* target) { builder_->graph.emit_jump(op, target, builder_->place); }
  void emit_jump_without_place(Op op, Block* target) {
    builder_->graph.emit_jump(op, target, Place());
  }
  void emit_constant(ConstantId id) { emit(Op::LOAD_CONST, builder_->constants.add(id)); }
  void emit_none() { emit_constant(pool_.none()); }
  void emit_name(Op op, Identifier name) { emit(op, builder_->names.add(mangled(name))); }
  [[nodiscard]] Block* new_block() { return builder_->graph.new_block(); }
  void use(Block* block) { builder_->graph.use(block); }
  void set_place(const ast::Node& node) { builder_->place = place_of(node.span); }
  void unset_place() { builder_->place = Place(); }
  [[nodiscard]] Identifier mangled(Identifier name) {
    return mangle(arena_, builder_->class_name, name);
  }
  void error(std::string message);  // at the current place
  void error_at(const ast::Node& node, std::string message) {
    diagnostics_.error(node.span, std::move(message));
  }
  [[nodiscard]] bool forbidden(Identifier name, Access access);  // __debug__ cannot be bound
  void name_access(Identifier name, Access access);
  void warn_at(const ast::Node& node, std::string message) {
    diagnostics_.warning(node.span, std::move(message));
  }
  [[nodiscard]] Object* constant_value(const ast::Expression& node) const;  // null: not a constant
  [[nodiscard]] std::string_view type_of_literal(const ast::Expression& node) const;

  // ---- code objects (codegen_units.cpp) ----
  void enter(BodyKind kind, Identifier name, Scope* scope, std::uint32_t first_line);
  Ref<Code> leave(bool returns_none);
  void set_qualname(CodeBuilder& builder);
  [[nodiscard]] std::uint32_t flags_of(const CodeBuilder& builder) const;
  void lay_out_locals(const CodeBuilder& builder, FrameLayout& layout) const;
  void number_locals(CodeBuilder& builder, const FrameLayout& layout);
  void make_closure(const CodeBuilder& inner, Ref<Code> code, std::uint32_t flags);
  // Compiles nothing itself: what an inner body needs around it.
  void emit_body(ast::Seq<ast::Statement*> body);
  [[nodiscard]] static bool has_annotations(ast::Seq<ast::Statement*> body);
  [[nodiscard]] static bool has_annotations(const ast::Statement& statement);
  [[nodiscard]] ast::Constant* docstring(ast::Seq<ast::Statement*> body) const;

  // ---- functions and classes (codegen_functions.cpp, codegen_classes.cpp) ----
  void function_def(ast::FunctionDef& node);
  void class_def(ast::ClassDef& node);
  void lambda(ast::Lambda& node);
  void emit_decorators(ast::Seq<ast::Expression*> decorators);
  void apply_decorators(ast::Seq<ast::Expression*> decorators);
  std::uint32_t emit_defaults(ast::arguments& arguments);
  bool emit_annotations(ast::arguments& arguments, ast::Expression* returns);
  bool check_parameters(ast::arguments& arguments);
  void set_parameters(ast::arguments& arguments);
  void emit_annotation(ast::Expression& annotation);

  // ---- statements (codegen_statements.cpp) ----
  void visit(ast::Statement* statement);
  void visit_all(ast::Seq<ast::Statement*> body);
  void expression_statement(ast::Expr& node);
  void return_statement(ast::Return& node);
  void assign(ast::Assign& node);
  void augmented_assign(ast::AugAssign& node);
  void annotated_assign(ast::AnnAssign& node);
  void if_statement(ast::If& node);
  void while_statement(ast::While& node);
  void for_statement(ast::For& node);
  void async_for_statement(ast::For& node);
  void break_statement();
  void continue_statement();
  void assert_statement(ast::Assert& node);
  void raise_statement(ast::Raise& node);
  void import_statement(ast::Import& node);
  void from_import_statement(ast::ImportFrom& node);
  void import_as(Identifier name, Identifier as_name);
  void evaluate_and_drop(ast::Expression& node);
  // A method that stores to an attribute of its first parameter: counted for the class.
  void note_static_attribute(const ast::Attribute& node);

  // ---- exceptions and context managers (codegen_exceptions.cpp) ----
  void try_statement(ast::Try& node);
  void try_finally(ast::Try& node);
  void try_except(ast::Try& node);
  void try_star_except(ast::Try& node);
  void except_body(ast::ExceptHandler& handler, Block* end, bool group);
  void with_statement(ast::With& node, std::size_t position);
  void async_with_statement(ast::With& node, std::size_t position);
  void finish_with_exception(Block* cleanup);
  void call_exit_with_nones();
  void pop_except_and_reraise();
  bool push_block(FrameBlock block);
  void pop_block() { builder_->blocks.pop_back(); }
  void unwind(const FrameBlock& block, bool keeps_top);
  // Undoes the blocks around the current one, up to and not including the innermost loop if
  // `to_loop`. False: there is an error, or no loop.
  bool unwind_all(bool keeps_top, bool to_loop, FrameBlock* loop);

  // ---- expressions (codegen_expressions.cpp) ----
  void visit(ast::Expression* expression);
  void visit_kind(ast::Expression& expression);
  void visit_all(ast::Seq<ast::Expression*> expressions);
  void jump_if(ast::Expression& test, Block* target, bool condition);
  void bool_op(ast::BoolOp& node);
  void if_expression(ast::IfExp& node);
  void compare(ast::Compare& node);
  void emit_compare(ast::CompareOperator op);
  void check_compare(ast::Compare& node);
  void attribute(ast::Attribute& node);
  void subscript(ast::Subscript& node);
  void slice(ast::Slice& node);
  void check_subscript(ast::Subscript& node);
  void joined_str(ast::JoinedStr& node);
  void formatted_value(ast::FormattedValue& node);
  void yield_value(ast::Yield& node);
  void yield_from(ast::YieldFrom& node);
  void await_value(ast::Await& node);
  void emit_yield_from(bool awaits);
  // Multi-line method chains: what concerns the attribute begins on the attribute's line.
  void start_at_attribute(const ast::Attribute& node);

  // ---- displays and comprehensions (codegen_displays.cpp, codegen_comprehensions.cpp) ----
  void list_display(ast::List& node);
  void tuple_display(ast::Tuple& node);
  void set_display(ast::Set& node);
  void dict_display(ast::Dict& node);
  void dict_part(ast::Dict& node, std::size_t begin, std::size_t end);
  void collect(ast::Seq<ast::Expression*> elements, std::uint32_t pushed, Op build, Op add,
               Op extend, bool tuple);
  void unpack(ast::Seq<ast::Expression*> targets);
  [[nodiscard]] bool all_constant(ast::Seq<ast::Expression*> elements, std::size_t begin,
                                  std::size_t end) const;
  [[nodiscard]] ConstantId constant_tuple(ast::Seq<ast::Expression*> elements, std::size_t begin,
                                          std::size_t end);
  void comprehension(ast::Expression& node, ComprehensionKind kind,
                     ast::Seq<ast::comprehension*> generators, ast::Expression* element,
                     ast::Expression* value);
  void comprehension_loop(ComprehensionKind kind, ast::Seq<ast::comprehension*> generators,
                          std::size_t index, std::uint32_t depth, ast::Expression* element,
                          ast::Expression* value);
  void comprehension_loop_sync(ComprehensionKind kind, ast::Seq<ast::comprehension*> generators,
                               std::size_t index, std::uint32_t depth, ast::Expression* element,
                               ast::Expression* value);
  void comprehension_loop_async(ComprehensionKind kind, ast::Seq<ast::comprehension*> generators,
                                std::size_t index, std::uint32_t depth, ast::Expression* element,
                                ast::Expression* value);
  void comprehension_element(ComprehensionKind kind, std::uint32_t depth, ast::Expression* element,
                             ast::Expression* value);

  // ---- calls (codegen_calls.cpp) ----
  void call(ast::Call& node);
  bool method_call(ast::Call& node);
  // `pushed` arguments are on the stack already.
  void call_arguments(std::uint32_t pushed, ast::Seq<ast::Expression*> args,
                      ast::Seq<ast::keyword*> keywords);
  void call_with_unpacking(std::uint32_t pushed, ast::Seq<ast::Expression*> args,
                           ast::Seq<ast::keyword*> keywords);
  void keyword_part(ast::Seq<ast::keyword*> keywords, std::size_t begin, std::size_t end);
  void emit_keyword_names(ast::Seq<ast::keyword*> keywords);
  bool check_keywords(ast::Seq<ast::keyword*> keywords);
  void check_caller(ast::Expression& callee);

  // ---- patterns (codegen_patterns.cpp) ----
  struct PatternContext;
  void match_statement(ast::Match& node);
  void pattern(ast::Pattern& node, PatternContext& context);
  void pattern_as(ast::MatchAs& node, PatternContext& context);
  void pattern_class(ast::MatchClass& node, PatternContext& context);
  void pattern_mapping(ast::MatchMapping& node, PatternContext& context);
  void pattern_or(ast::MatchOr& node, PatternContext& context);
  void pattern_sequence(ast::MatchSequence& node, PatternContext& context);
  void pattern_part(ast::Pattern& node, PatternContext& context);
  void pattern_items_unpacked(ast::Seq<ast::Pattern*> patterns, PatternContext& context);
  void pattern_items_indexed(ast::Seq<ast::Pattern*> patterns, std::size_t star,
                             PatternContext& context);
  void pattern_store(Identifier name, PatternContext& context);
  void jump_to_fail(PatternContext& context, Op op);
  void place_fail_pops(PatternContext& context);
  bool check_mapping_keys(ast::MatchMapping& node);
  void rotate(std::size_t depth);  // the top goes below `depth` - 1 others

  ConstantPool& pool_;
  Arena& arena_;
  Diagnostics& diagnostics_;
  const KnownNames& names_;
  SymbolTable& symbols_;
  Str& filename_;
  bool future_annotations_;
  int optimize_;               // as CompileOptions::optimize
  std::uint32_t future_line_;  // of the last `from __future__ import` at the beginning; 0: none
  bool interactive_ = false;
  CodeBuilder* builder_ = nullptr;
};

// Everything emitted inside belongs to `node`, unless it says otherwise.
class Codegen::PlaceScope {
 public:
  PlaceScope(Codegen& codegen, const ast::Node& node)
      : codegen_(codegen), outer_(codegen.builder_->place) {
    codegen.set_place(node);
  }
  explicit PlaceScope(Codegen& codegen) : codegen_(codegen), outer_(codegen.builder_->place) {}
  ~PlaceScope() { codegen_.builder_->place = outer_; }
  PlaceScope(const PlaceScope&) = delete;
  PlaceScope& operator=(const PlaceScope&) = delete;

 private:
  Codegen& codegen_;
  Place outer_;
};

}  // namespace vitro::compiler
