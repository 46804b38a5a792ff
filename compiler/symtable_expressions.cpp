// The walk through expressions and patterns: names used and bound, and what may not stand where.
#include <string>

#include "compiler/symtable.hpp"

namespace vitro::compiler {

using ast::as;
using ast::Attribute;
using ast::Await;
using ast::BinOp;
using ast::BoolOp;
using ast::Call;
using ast::Compare;
using ast::Dict;
using ast::DictComp;
using ast::ExprContext;
using ast::Expression;
using ast::FormattedValue;
using ast::GeneratorExp;
using ast::IfExp;
using ast::JoinedStr;
using ast::keyword;
using ast::Lambda;
using ast::List;
using ast::ListComp;
using ast::MatchAs;
using ast::MatchClass;
using ast::MatchMapping;
using ast::MatchOr;
using ast::MatchSequence;
using ast::MatchStar;
using ast::MatchValue;
using ast::Name;
using ast::NamedExpr;
using ast::Node;
using ast::NodeKind;
using ast::Pattern;
using ast::Set;
using ast::SetComp;
using ast::Slice;
using ast::Starred;
using ast::Subscript;
using ast::Tuple;
using ast::UnaryOp;
using ast::Yield;
using ast::YieldFrom;

void SymbolTable::visit(Expression* expression) {
  Nesting nesting(diagnostics_);
  if (!nesting) return;
  switch (expression->kind) {
    case NodeKind::BoolOp: return visit_all(as<BoolOp>(*expression).values);
    case NodeKind::NamedExpr: return visit_named(as<NamedExpr>(*expression));
    case NodeKind::BinOp:
      visit(as<BinOp>(*expression).left);
      return visit(as<BinOp>(*expression).right);
    case NodeKind::UnaryOp: return visit(as<UnaryOp>(*expression).operand);
    case NodeKind::Lambda: return visit_lambda(as<Lambda>(*expression));
    case NodeKind::IfExp:
      visit(as<IfExp>(*expression).test);
      visit(as<IfExp>(*expression).body);
      return visit(as<IfExp>(*expression).orelse);
    case NodeKind::Dict:
      visit_all(as<Dict>(*expression).keys);
      return visit_all(as<Dict>(*expression).values);
    case NodeKind::Set: return visit_all(as<Set>(*expression).elts);
    case NodeKind::ListComp: {
      auto& node = as<ListComp>(*expression);
      return visit_comprehension(node, ComprehensionKind::list, node.generators, node.elt, nullptr);
    }
    case NodeKind::SetComp: {
      auto& node = as<SetComp>(*expression);
      return visit_comprehension(node, ComprehensionKind::set, node.generators, node.elt, nullptr);
    }
    case NodeKind::DictComp: {
      auto& node = as<DictComp>(*expression);
      return visit_comprehension(node, ComprehensionKind::dict, node.generators, node.key,
                                 node.value);
    }
    case NodeKind::GeneratorExp: {
      auto& node = as<GeneratorExp>(*expression);
      return visit_comprehension(node, ComprehensionKind::generator, node.generators, node.elt,
                                 nullptr);
    }
    case NodeKind::Yield:
      refuse_in_annotation("yield expression", *expression);
      if (Expression* value = as<Yield>(*expression).value) visit(value);
      current_->generator = true;
      return refuse_yield_in_comprehension(*expression);
    case NodeKind::YieldFrom:
      refuse_in_annotation("yield expression", *expression);
      visit(as<YieldFrom>(*expression).value);
      current_->generator = true;
      return refuse_yield_in_comprehension(*expression);
    case NodeKind::Await:
      refuse_in_annotation("await expression", *expression);
      visit(as<Await>(*expression).value);
      current_->coroutine = true;
      return;
    case NodeKind::Compare:
      visit(as<Compare>(*expression).left);
      return visit_all(as<Compare>(*expression).comparators);
    case NodeKind::Call:
      visit(as<Call>(*expression).func);
      visit_all(as<Call>(*expression).args);
      for (keyword* argument : as<Call>(*expression).keywords) visit(argument->value);
      return;
    case NodeKind::FormattedValue:
      visit(as<FormattedValue>(*expression).value);
      if (Expression* spec = as<FormattedValue>(*expression).format_spec) visit(spec);
      return;
    case NodeKind::JoinedStr: return visit_all(as<JoinedStr>(*expression).values);
    case NodeKind::Attribute: return visit(as<Attribute>(*expression).value);
    case NodeKind::Subscript:
      visit(as<Subscript>(*expression).value);
      return visit(as<Subscript>(*expression).slice);
    case NodeKind::Starred: return visit(as<Starred>(*expression).value);
    case NodeKind::Name: return visit_name(as<Name>(*expression));
    case NodeKind::List: return visit_all(as<List>(*expression).elts);
    case NodeKind::Tuple: return visit_all(as<Tuple>(*expression).elts);
    case NodeKind::Slice: {
      auto& node = as<Slice>(*expression);
      for (Expression* part : {node.lower, node.upper, node.step})
        if (part) visit(part);
      return;
    }
    default: return;  // constants
  }
}

void SymbolTable::visit_name(Name& node) {
  add(node.id, node.ctx == ExprContext::Load ? kUse : kDefLocal, node.span);
  // super() without arguments finds its class through this cell.
  if (node.ctx == ExprContext::Load && current_->kind == ScopeKind::function &&
      node.id == names_.super)
    add(names_.class_, kUse, node.span);
}

void SymbolTable::visit_named(NamedExpr& node) {
  refuse_in_annotation("named expression", node);
  if (current_->iterable_depth > 0)
    return diagnostics_.error(
        node.span, "assignment expression cannot be used in a comprehension iterable expression");
  if (current_->comprehension != ComprehensionKind::none) extend_named_scope(node);
  visit(node.value);
  visit(node.target);
}

// A name bound by `:=` inside a comprehension belongs to the scope around it.
void SymbolTable::extend_named_scope(NamedExpr& node) {
  const Name& target = as<Name>(*node.target);
  for (Scope* scope = current_; scope; scope = scope->parent) {
    const std::uint16_t flags = flags_of(*scope, target.id);
    if (scope->comprehension != ComprehensionKind::none) {
      if ((flags & kDefIteration) != 0 && (flags & kDefLocal) != 0)
        return diagnostics_.error(
            target.span, "assignment expression cannot rebind comprehension iteration variable " +
                             quoted(target.id));
      continue;
    }
    if (scope->kind == ScopeKind::class_body)
      return diagnostics_.error(
          target.span,
          "assignment expression within a comprehension cannot be used in a class body");
    const bool global = scope->kind == ScopeKind::module || (flags & kDefGlobal) != 0;
    add(target.id, global ? kDefGlobal : kDefNonlocal, target.span);
    record_directive(target.id, target.span);
    return add_in(*scope, target.id, scope->kind == ScopeKind::module ? kDefGlobal : kDefLocal,
                  target.span);
  }
}

void SymbolTable::refuse_in_annotation(std::string_view what, const Node& node) {
  if (current_->kind == ScopeKind::annotation)
    diagnostics_.error(node.span,
                       "'" + std::string(what) + "' can not be used within an annotation");
}

void SymbolTable::refuse_yield_in_comprehension(const Node& node) {
  switch (current_->comprehension) {
    case ComprehensionKind::none: return;
    case ComprehensionKind::list:
      return diagnostics_.error(node.span, "'yield' inside list comprehension");
    case ComprehensionKind::set:
      return diagnostics_.error(node.span, "'yield' inside set comprehension");
    case ComprehensionKind::dict:
      return diagnostics_.error(node.span, "'yield' inside dict comprehension");
    case ComprehensionKind::generator:
      return diagnostics_.error(node.span, "'yield' inside generator expression");
  }
}

// ---- patterns ----

void SymbolTable::visit(Pattern* pattern) {
  Nesting nesting(diagnostics_);
  if (!nesting) return;
  switch (pattern->kind) {
    case NodeKind::MatchValue: return visit(as<MatchValue>(*pattern).value);
    case NodeKind::MatchSequence: return visit_all(as<MatchSequence>(*pattern).patterns);
    case NodeKind::MatchStar:
      if (Identifier name = as<MatchStar>(*pattern).name) add(name, kDefLocal, pattern->span);
      return;
    case NodeKind::MatchMapping: {
      auto& node = as<MatchMapping>(*pattern);
      visit_all(node.keys);
      visit_all(node.patterns);
      if (node.rest) add(node.rest, kDefLocal, pattern->span);
      return;
    }
    case NodeKind::MatchClass:
      visit(as<MatchClass>(*pattern).cls);
      visit_all(as<MatchClass>(*pattern).patterns);
      return visit_all(as<MatchClass>(*pattern).kwd_patterns);
    case NodeKind::MatchAs:
      if (Pattern* inner = as<MatchAs>(*pattern).pattern) visit(inner);
      if (Identifier name = as<MatchAs>(*pattern).name) add(name, kDefLocal, pattern->span);
      return;
    case NodeKind::MatchOr: return visit_all(as<MatchOr>(*pattern).patterns);
    default: return;
  }
}

}  // namespace vitro::compiler
