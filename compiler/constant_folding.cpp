// The walk. What is evaluated, and up to which size, is in constant_evaluation.cpp.
#include "compiler/constant_folding.hpp"

#include "objects/int.hpp"

namespace vitro::compiler {

using ast::AnnAssign;
using ast::arg;
using ast::arguments;
using ast::as;
using ast::Assert;
using ast::Assign;
using ast::Attribute;
using ast::AugAssign;
using ast::Await;
using ast::BinOp;
using ast::BoolOp;
using ast::Call;
using ast::ClassDef;
using ast::Compare;
using ast::CompareOperator;
using ast::comprehension;
using ast::Constant;
using ast::ConstantType;
using ast::Delete;
using ast::DictComp;
using ast::ExceptHandler;
using ast::Expr;
using ast::ExprContext;
using ast::Expression;
using ast::For;
using ast::FormattedValue;
using ast::FunctionDef;
using ast::GeneratorExp;
using ast::If;
using ast::IfExp;
using ast::ImportFrom;
using ast::JoinedStr;
using ast::keyword;
using ast::Lambda;
using ast::List;
using ast::ListComp;
using ast::Match;
using ast::match_case;
using ast::MatchAs;
using ast::MatchClass;
using ast::MatchMapping;
using ast::MatchOr;
using ast::MatchSequence;
using ast::MatchValue;
using ast::Mode;
using ast::Module;
using ast::Name;
using ast::NamedExpr;
using ast::NodeKind;
using ast::Pattern;
using ast::Raise;
using ast::Return;
using ast::Seq;
using ast::SetComp;
using ast::Slice;
using ast::Starred;
using ast::Statement;
using ast::Subscript;
using ast::Try;
using ast::try_as;
using ast::Tuple;
using ast::UnaryOp;
using ast::While;
using ast::With;
using ast::withitem;
using ast::Yield;
using ast::YieldFrom;

void ConstantFolder::fold(Module& module) {
  if (module.mode == Mode::Eval)
    fold(module.expression);
  else
    fold_body(module.body);
}

void ConstantFolder::fold_all(Seq<Statement*> body) {
  for (Statement* statement : body) fold(*statement);
}

void ConstantFolder::fold_all(Seq<Expression*> expressions) {
  for (Expression*& expression : expressions)
    if (expression) fold(expression);
}

void ConstantFolder::fold_body(Seq<Statement*> body) {
  auto first_text = [&]() -> Constant* {
    auto* first = body.empty() ? nullptr : try_as<Expr>(body[0]);
    return first ? try_as<Constant>(first->value) : nullptr;
  };
  const bool had_constant = first_text() != nullptr;
  fold_all(body);
  if (diagnostics_.failed()) return;
  Constant* text = first_text();
  if (had_constant || !text || pool_.value(*text).type != pool_.runtime().types.str) return;
  // Only a literal is a docstring; one that folding made is hidden from those who look for it.
  auto* hidden = arena_.make<JoinedStr>(text->span);
  Expression* only = text;
  hidden->values = arena_.copy(&only, 1);
  as<Expr>(*body[0]).value = hidden;
}

void ConstantFolder::fold(Statement& statement) {
  Nesting nesting(diagnostics_);
  if (!nesting) return;
  switch (statement.kind) {
    case NodeKind::AsyncFunctionDef:
    case NodeKind::FunctionDef: return fold_function(as<FunctionDef>(statement));
    case NodeKind::ClassDef: {
      auto& node = as<ClassDef>(statement);
      fold_all(node.bases);
      for (keyword* argument : node.keywords) fold(argument->value);
      fold_body(node.body);
      return fold_all(node.decorator_list);
    }
    case NodeKind::Return:
      if (as<Return>(statement).value) fold(as<Return>(statement).value);
      return;
    case NodeKind::Delete: return fold_all(as<Delete>(statement).targets);
    case NodeKind::Assign:
      fold_all(as<Assign>(statement).targets);
      return fold(as<Assign>(statement).value);
    case NodeKind::AugAssign:
      fold(as<AugAssign>(statement).target);
      return fold(as<AugAssign>(statement).value);
    case NodeKind::AnnAssign: {
      auto& node = as<AnnAssign>(statement);
      fold(node.target);
      fold_annotation(node.annotation);
      if (node.value) fold(node.value);
      return;
    }
    case NodeKind::AsyncFor:
    case NodeKind::For: {
      auto& node = as<For>(statement);
      fold(node.target);
      fold(node.iter);
      fold_all(node.body);
      fold_all(node.orelse);
      if (statement.kind == NodeKind::For) node.iter = iterable(*node.iter);
      return;
    }
    case NodeKind::While:
      fold(as<While>(statement).test);
      fold_all(as<While>(statement).body);
      return fold_all(as<While>(statement).orelse);
    case NodeKind::If:
      fold(as<If>(statement).test);
      fold_all(as<If>(statement).body);
      return fold_all(as<If>(statement).orelse);
    case NodeKind::AsyncWith:
    case NodeKind::With:
      for (withitem* item : as<With>(statement).items) {
        fold(item->context_expr);
        if (item->optional_vars) fold(item->optional_vars);
      }
      return fold_all(as<With>(statement).body);
    case NodeKind::Match:
      fold(as<Match>(statement).subject);
      for (match_case* each : as<Match>(statement).cases) {
        fold(*each->pattern);
        if (each->guard) fold(each->guard);
        fold_all(each->body);
      }
      return;
    case NodeKind::Raise:
      if (as<Raise>(statement).exc) fold(as<Raise>(statement).exc);
      if (as<Raise>(statement).cause) fold(as<Raise>(statement).cause);
      return;
    case NodeKind::TryStar:
    case NodeKind::Try: {
      auto& node = as<Try>(statement);
      fold_all(node.body);
      for (ExceptHandler* handler : node.handlers) {
        if (handler->type) fold(handler->type);
        fold_all(handler->body);
      }
      fold_all(node.orelse);
      return fold_all(node.finalbody);
    }
    case NodeKind::Assert:
      fold(as<Assert>(statement).test);
      if (as<Assert>(statement).msg) fold(as<Assert>(statement).msg);
      return;
    case NodeKind::Expr: return fold(as<Expr>(statement).value);
    default: return;
  }
}

void ConstantFolder::fold_function(FunctionDef& node) {
  fold_arguments(*node.args);
  fold_body(node.body);
  fold_all(node.decorator_list);
  if (node.returns) fold_annotation(node.returns);
}

// One that is kept as text stays as it was written.
void ConstantFolder::fold_annotation(Expression*& annotation) {
  if (!future_annotations_) fold(annotation);
}

void ConstantFolder::fold_arguments(arguments& arguments) {
  auto fold_one = [this](arg* argument) {
    if (argument && argument->annotation) fold_annotation(argument->annotation);
  };
  for (arg* argument : arguments.posonlyargs) fold_one(argument);
  for (arg* argument : arguments.args) fold_one(argument);
  fold_one(arguments.vararg);
  for (arg* argument : arguments.kwonlyargs) fold_one(argument);
  fold_one(arguments.kwarg);
  fold_all(arguments.kw_defaults);
  fold_all(arguments.defaults);
}

void ConstantFolder::fold_generators(Seq<comprehension*> generators) {
  for (comprehension* part : generators) {
    fold(part->target);
    fold(part->iter);
    fold_all(part->ifs);
    part->iter = iterable(*part->iter);
  }
}

void ConstantFolder::fold(Expression*& place) {
  Nesting nesting(diagnostics_);
  if (!nesting) return;
  Expression& expression = *place;
  switch (expression.kind) {
    case NodeKind::BoolOp: return fold_all(as<BoolOp>(expression).values);
    case NodeKind::NamedExpr: return fold(as<NamedExpr>(expression).value);
    case NodeKind::BinOp:
      fold(as<BinOp>(expression).left);
      fold(as<BinOp>(expression).right);
      place = binary(as<BinOp>(expression));
      return;
    case NodeKind::UnaryOp:
      fold(as<UnaryOp>(expression).operand);
      place = unary(as<UnaryOp>(expression));
      return;
    case NodeKind::Lambda:
      fold_arguments(*as<Lambda>(expression).args);
      return fold(as<Lambda>(expression).body);
    case NodeKind::IfExp:
      fold(as<IfExp>(expression).test);
      fold(as<IfExp>(expression).body);
      return fold(as<IfExp>(expression).orelse);
    case NodeKind::Dict:
      fold_all(as<ast::Dict>(expression).keys);
      return fold_all(as<ast::Dict>(expression).values);
    case NodeKind::Set: return fold_all(as<ast::Set>(expression).elts);
    case NodeKind::ListComp:
      fold(as<ListComp>(expression).elt);
      return fold_generators(as<ListComp>(expression).generators);
    case NodeKind::SetComp:
      fold(as<SetComp>(expression).elt);
      return fold_generators(as<SetComp>(expression).generators);
    case NodeKind::DictComp:
      fold(as<DictComp>(expression).key);
      fold(as<DictComp>(expression).value);
      return fold_generators(as<DictComp>(expression).generators);
    case NodeKind::GeneratorExp:
      fold(as<GeneratorExp>(expression).elt);
      return fold_generators(as<GeneratorExp>(expression).generators);
    case NodeKind::Await: return fold(as<Await>(expression).value);
    case NodeKind::Yield:
      if (as<Yield>(expression).value) fold(as<Yield>(expression).value);
      return;
    case NodeKind::YieldFrom: return fold(as<YieldFrom>(expression).value);
    case NodeKind::Compare: {
      auto& node = as<Compare>(expression);
      fold(node.left);
      fold_all(node.comparators);
      if (node.ops.back() == CompareOperator::In || node.ops.back() == CompareOperator::NotIn)
        node.comparators.back() = iterable(*node.comparators.back());
      return;
    }
    case NodeKind::Call:
      fold(as<Call>(expression).func);
      fold_all(as<Call>(expression).args);
      for (keyword* argument : as<Call>(expression).keywords) fold(argument->value);
      return;
    case NodeKind::FormattedValue:
      fold(as<FormattedValue>(expression).value);
      if (as<FormattedValue>(expression).format_spec)
        fold(as<FormattedValue>(expression).format_spec);
      return;
    case NodeKind::JoinedStr: return fold_all(as<JoinedStr>(expression).values);
    case NodeKind::Constant: return pool_.pool(as<Constant>(expression));
    case NodeKind::Attribute: return fold(as<Attribute>(expression).value);
    case NodeKind::Subscript:
      fold(as<Subscript>(expression).value);
      fold(as<Subscript>(expression).slice);
      place = subscript(as<Subscript>(expression));
      return;
    case NodeKind::Starred: return fold(as<Starred>(expression).value);
    case NodeKind::Name:
      if (as<Name>(expression).ctx == ExprContext::Load && as<Name>(expression).id == names_.debug)
        place = constant(expression, make_bool(pool_.runtime(), !optimize_));
      return;
    case NodeKind::List: return fold_all(as<List>(expression).elts);
    case NodeKind::Tuple:
      fold_all(as<Tuple>(expression).elts);
      place = tuple(as<Tuple>(expression));
      return;
    case NodeKind::Slice: {
      auto& node = as<Slice>(expression);
      if (node.lower) fold(node.lower);
      if (node.upper) fold(node.upper);
      if (node.step) fold(node.step);
      return;
    }
    default: return;
  }
}

void ConstantFolder::fold(Pattern& pattern) {
  Nesting nesting(diagnostics_);
  if (!nesting) return;
  switch (pattern.kind) {
    case NodeKind::MatchValue: return fold(as<MatchValue>(pattern).value);
    case NodeKind::MatchSequence:
      for (Pattern* part : as<MatchSequence>(pattern).patterns) fold(*part);
      return;
    case NodeKind::MatchMapping:
      fold_all(as<MatchMapping>(pattern).keys);
      for (Pattern* part : as<MatchMapping>(pattern).patterns) fold(*part);
      return;
    case NodeKind::MatchClass:
      fold(as<MatchClass>(pattern).cls);
      for (Pattern* part : as<MatchClass>(pattern).patterns) fold(*part);
      for (Pattern* part : as<MatchClass>(pattern).kwd_patterns) fold(*part);
      return;
    case NodeKind::MatchAs:
      if (as<MatchAs>(pattern).pattern) fold(*as<MatchAs>(pattern).pattern);
      return;
    case NodeKind::MatchOr:
      for (Pattern* part : as<MatchOr>(pattern).patterns) fold(*part);
      return;
    default: return;
  }
}

}  // namespace vitro::compiler
