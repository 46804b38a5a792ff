// Evaluates what can be known before running: operators on literals, tuples of them, and so on,
// exactly where CPython 3.11 does, so that `dis` and the identity of constants agree. The tree is
// changed in place; afterwards every Constant is in the pool.
#pragma once

#include <string_view>

#include "compiler/ast.hpp"
#include "compiler/constants.hpp"
#include "compiler/diagnostics.hpp"
#include "compiler/symtable.hpp"

namespace vitro::compiler {

class ConstantFolder {
 public:
  ConstantFolder(ConstantPool& pool, Arena& arena, Diagnostics& diagnostics,
                 const KnownNames& names, bool future_annotations, bool optimize)
      : pool_(pool),
        arena_(arena),
        diagnostics_(diagnostics),
        names_(names),
        future_annotations_(future_annotations),
        optimize_(optimize) {}

  void fold(ast::Module& module);

 private:
  void fold_body(ast::Seq<ast::Statement*>
                     body);  // of a module, class or function: it may begin with a docstring
  void fold_all(ast::Seq<ast::Statement*> body);
  void fold_all(ast::Seq<ast::Expression*> expressions);
  void fold(ast::Statement& statement);
  void fold(ast::Expression*& expression);  // may replace it
  void fold(ast::Pattern& pattern);
  void fold_function(ast::FunctionDef& node);
  void fold_arguments(ast::arguments& arguments);
  void fold_annotation(ast::Expression*& annotation);
  void fold_generators(ast::Seq<ast::comprehension*> generators);

  [[nodiscard]] ast::Expression* unary(ast::UnaryOp& node);
  [[nodiscard]] ast::Expression* binary(ast::BinOp& node);
  [[nodiscard]] ast::Expression* subscript(ast::Subscript& node);
  [[nodiscard]] ast::Expression* tuple(ast::Tuple& node);
  [[nodiscard]] ast::Expression* iterable(ast::Expression& node);
  [[nodiscard]] ast::Expression* format(ast::BinOp& node);
  [[nodiscard]] bool within_limits(ast::Operator op, Object& left, Object& right) const;
  // A Constant in place of `node`; `node` itself if evaluating raised.
  ast::Expression* constant(ast::Expression& node, Own<Object> value);
  [[nodiscard]] Object* value_of(const ast::Expression* node) const;

  ConstantPool& pool_;
  Arena& arena_;
  Diagnostics& diagnostics_;
  const KnownNames& names_;
  bool future_annotations_;
  bool optimize_;
};

}  // namespace vitro::compiler
