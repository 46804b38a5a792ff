// The fields of each node of the tree by their names in Python's ast, in its order: what turning a
// tree into objects and back share.
#pragma once

#include "compiler/ast.hpp"

namespace vitro::compiler {

// A field that no node keeps and that is None in objects.
struct TypeComment {};

// Calls visit(name, field) for each field of `node`, whose kind says what it is; Constant and
// MatchSingleton, whose values are of many types, are left to visit.constant() and
// visit.singleton().
template <class Visit>
auto visit_fields(ast::Node& node, Visit& visit) {
  using namespace ast;
  using enum NodeKind;
  TypeComment comment;
  switch (node.kind) {
    case FunctionDef:
    case AsyncFunctionDef: {
      auto& n = as<ast::FunctionDef>(node);
      visit("name", n.name);
      visit("args", n.args);
      visit("body", n.body);
      visit("decorator_list", n.decorator_list);
      visit.maybe("returns", n.returns);
      return visit("type_comment", comment);
    }
    case ClassDef: {
      auto& n = as<ast::ClassDef>(node);
      visit("name", n.name);
      visit("bases", n.bases);
      visit("keywords", n.keywords);
      visit("body", n.body);
      return visit("decorator_list", n.decorator_list);
    }
    case Return: return visit.maybe("value", as<ast::Return>(node).value);
    case Delete: return visit("targets", as<ast::Delete>(node).targets);
    case Assign: {
      auto& n = as<ast::Assign>(node);
      visit("targets", n.targets);
      visit("value", n.value);
      return visit("type_comment", comment);
    }
    case AugAssign: {
      auto& n = as<ast::AugAssign>(node);
      visit("target", n.target);
      visit("op", n.op);
      return visit("value", n.value);
    }
    case AnnAssign: {
      auto& n = as<ast::AnnAssign>(node);
      visit("target", n.target);
      visit("annotation", n.annotation);
      visit.maybe("value", n.value);
      return visit("simple", n.simple);
    }
    case For:
    case AsyncFor: {
      auto& n = as<ast::For>(node);
      visit("target", n.target);
      visit("iter", n.iter);
      visit("body", n.body);
      visit("orelse", n.orelse);
      return visit("type_comment", comment);
    }
    case While: {
      auto& n = as<ast::While>(node);
      visit("test", n.test);
      visit("body", n.body);
      return visit("orelse", n.orelse);
    }
    case If: {
      auto& n = as<ast::If>(node);
      visit("test", n.test);
      visit("body", n.body);
      return visit("orelse", n.orelse);
    }
    case With:
    case AsyncWith: {
      auto& n = as<ast::With>(node);
      visit("items", n.items);
      visit("body", n.body);
      return visit("type_comment", comment);
    }
    case Match: {
      auto& n = as<ast::Match>(node);
      visit("subject", n.subject);
      return visit("cases", n.cases);
    }
    case Raise: {
      auto& n = as<ast::Raise>(node);
      visit.maybe("exc", n.exc);
      return visit.maybe("cause", n.cause);
    }
    case Try:
    case TryStar: {
      auto& n = as<ast::Try>(node);
      visit("body", n.body);
      visit("handlers", n.handlers);
      visit("orelse", n.orelse);
      return visit("finalbody", n.finalbody);
    }
    case Assert: {
      auto& n = as<ast::Assert>(node);
      visit("test", n.test);
      return visit.maybe("msg", n.msg);
    }
    case Import: return visit("names", as<ast::Import>(node).names);
    case ImportFrom: {
      auto& n = as<ast::ImportFrom>(node);
      visit.maybe("module", n.module);
      visit("names", n.names);
      return visit("level", n.level);
    }
    case Global: return visit("names", as<ast::Global>(node).names);
    case Nonlocal: return visit("names", as<ast::Nonlocal>(node).names);
    case Expr: return visit("value", as<ast::Expr>(node).value);
    case Pass:
    case Break:
    case Continue: return;
    case BoolOp: {
      auto& n = as<ast::BoolOp>(node);
      visit("op", n.op);
      return visit("values", n.values);
    }
    case NamedExpr: {
      auto& n = as<ast::NamedExpr>(node);
      visit("target", n.target);
      return visit("value", n.value);
    }
    case BinOp: {
      auto& n = as<ast::BinOp>(node);
      visit("left", n.left);
      visit("op", n.op);
      return visit("right", n.right);
    }
    case UnaryOp: {
      auto& n = as<ast::UnaryOp>(node);
      visit("op", n.op);
      return visit("operand", n.operand);
    }
    case Lambda: {
      auto& n = as<ast::Lambda>(node);
      visit("args", n.args);
      return visit("body", n.body);
    }
    case IfExp: {
      auto& n = as<ast::IfExp>(node);
      visit("test", n.test);
      visit("body", n.body);
      return visit("orelse", n.orelse);
    }
    case Dict: {
      auto& n = as<ast::Dict>(node);
      visit.sparse("keys", n.keys);
      return visit("values", n.values);
    }
    case Set: return visit("elts", as<ast::Set>(node).elts);
    case ListComp:
    case SetComp:
    case GeneratorExp: {
      auto& n = static_cast<ast::ListComp&>(node);
      visit("elt", n.elt);
      return visit("generators", n.generators);
    }
    case DictComp: {
      auto& n = as<ast::DictComp>(node);
      visit("key", n.key);
      visit("value", n.value);
      return visit("generators", n.generators);
    }
    case Await: return visit("value", as<ast::Await>(node).value);
    case Yield: return visit.maybe("value", as<ast::Yield>(node).value);
    case YieldFrom: return visit("value", as<ast::YieldFrom>(node).value);
    case Compare: {
      auto& n = as<ast::Compare>(node);
      visit("left", n.left);
      visit("ops", n.ops);
      return visit("comparators", n.comparators);
    }
    case Call: {
      auto& n = as<ast::Call>(node);
      visit("func", n.func);
      visit("args", n.args);
      return visit("keywords", n.keywords);
    }
    case FormattedValue: {
      auto& n = as<ast::FormattedValue>(node);
      visit("value", n.value);
      visit("conversion", n.conversion);
      return visit.maybe("format_spec", n.format_spec);
    }
    case JoinedStr: return visit("values", as<ast::JoinedStr>(node).values);
    case Constant: return visit.constant(as<ast::Constant>(node));
    case Attribute: {
      auto& n = as<ast::Attribute>(node);
      visit("value", n.value);
      visit("attr", n.attr);
      return visit("ctx", n.ctx);
    }
    case Subscript: {
      auto& n = as<ast::Subscript>(node);
      visit("value", n.value);
      visit("slice", n.slice);
      return visit("ctx", n.ctx);
    }
    case Starred: {
      auto& n = as<ast::Starred>(node);
      visit("value", n.value);
      return visit("ctx", n.ctx);
    }
    case Name: {
      auto& n = as<ast::Name>(node);
      visit("id", n.id);
      return visit("ctx", n.ctx);
    }
    case List: {
      auto& n = as<ast::List>(node);
      visit("elts", n.elts);
      return visit("ctx", n.ctx);
    }
    case Tuple: {
      auto& n = as<ast::Tuple>(node);
      visit("elts", n.elts);
      return visit("ctx", n.ctx);
    }
    case Slice: {
      auto& n = as<ast::Slice>(node);
      visit.maybe("lower", n.lower);
      visit.maybe("upper", n.upper);
      return visit.maybe("step", n.step);
    }
    case MatchValue: return visit("value", as<ast::MatchValue>(node).value);
    case MatchSingleton: return visit.singleton(as<ast::MatchSingleton>(node));
    case MatchSequence: return visit("patterns", as<ast::MatchSequence>(node).patterns);
    case MatchMapping: {
      auto& n = as<ast::MatchMapping>(node);
      visit("keys", n.keys);
      visit("patterns", n.patterns);
      return visit.maybe("rest", n.rest);
    }
    case MatchClass: {
      auto& n = as<ast::MatchClass>(node);
      visit("cls", n.cls);
      visit("patterns", n.patterns);
      visit("kwd_attrs", n.kwd_attrs);
      return visit("kwd_patterns", n.kwd_patterns);
    }
    case MatchStar: return visit.maybe("name", as<ast::MatchStar>(node).name);
    case MatchAs: {
      auto& n = as<ast::MatchAs>(node);
      visit.maybe("pattern", n.pattern);
      return visit.maybe("name", n.name);
    }
    case MatchOr: return visit("patterns", as<ast::MatchOr>(node).patterns);
    case comprehension: {
      auto& n = as<ast::comprehension>(node);
      visit("target", n.target);
      visit("iter", n.iter);
      visit("ifs", n.ifs);
      return visit("is_async", n.is_async);
    }
    case ExceptHandler: {
      auto& n = as<ast::ExceptHandler>(node);
      visit.maybe("type", n.type);
      visit.maybe("name", n.name);
      return visit("body", n.body);
    }
    case arguments: {
      auto& n = as<ast::arguments>(node);
      visit("posonlyargs", n.posonlyargs);
      visit("args", n.args);
      visit.maybe("vararg", n.vararg);
      visit("kwonlyargs", n.kwonlyargs);
      visit.sparse("kw_defaults", n.kw_defaults);
      visit.maybe("kwarg", n.kwarg);
      return visit("defaults", n.defaults);
    }
    case arg: {
      auto& n = as<ast::arg>(node);
      visit("arg", n.arg_);
      visit.maybe("annotation", n.annotation);
      return visit("type_comment", comment);
    }
    case keyword: {
      auto& n = as<ast::keyword>(node);
      visit.maybe("arg", n.arg);
      return visit("value", n.value);
    }
    case alias: {
      auto& n = as<ast::alias>(node);
      visit("name", n.name);
      return visit.maybe("asname", n.asname);
    }
    case withitem: {
      auto& n = as<ast::withitem>(node);
      visit("context_expr", n.context_expr);
      return visit.maybe("optional_vars", n.optional_vars);
    }
    case match_case: {
      auto& n = as<ast::match_case>(node);
      visit("pattern", n.pattern);
      visit.maybe("guard", n.guard);
      return visit("body", n.body);
    }
  }
}

// Has it a line and columns?
[[nodiscard]] constexpr bool has_place(ast::NodeKind kind) {
  using enum ast::NodeKind;
  return kind != comprehension && kind != arguments && kind != withitem && kind != match_case;
}

}  // namespace vitro::compiler
