// What a tree may be, beyond what its fields can hold: CPython's checks, with its texts.
#include <algorithm>

#include "compiler/tree.hpp"
#include "objects/runtime.hpp"

namespace vitro::compiler {

namespace {

using namespace ast;

const char* class_text(NodeKind kind) { return name_of(kind).data(); }

class TreeCheck {
 public:
  explicit TreeCheck(Runtime& rt) : rt_(rt) {}

  bool refuse(const char* format, const char* text = nullptr) {
    rt_.raise(*rt_.types.value_error, format, text);
    return false;
  }
  bool not_empty(std::size_t count, const char* what, const char* owner) {
    if (count > 0) return true;
    rt_.raise(*rt_.types.value_error, "empty %s on %s", what, owner);
    return false;
  }

  static const char* context_text(ExprContext context) {
    return context == ExprContext::Load ? "Load" : context == ExprContext::Store ? "Store" : "Del";
  }
  // The context of an expression that has one.
  static const ExprContext* context_of(const Node& node) {
    switch (node.kind) {
      case NodeKind::Attribute: return &as<Attribute>(node).ctx;
      case NodeKind::Subscript: return &as<Subscript>(node).ctx;
      case NodeKind::Starred: return &as<Starred>(node).ctx;
      case NodeKind::Name: return &as<Name>(node).ctx;
      case NodeKind::List: return &as<ast::List>(node).ctx;
      case NodeKind::Tuple: return &as<ast::Tuple>(node).ctx;
      default: return nullptr;
    }
  }
  bool in_context(const Expression* node, ExprContext wanted) {
    if (!node) return true;
    const ExprContext* context = context_of(*node);
    const ExprContext actual = context ? *context : ExprContext::Load;
    if (!context && wanted != ExprContext::Load) {
      rt_.raise(*rt_.types.value_error, "expression which can't be assigned to in %s context",
                context_text(wanted));
      return false;
    }
    if (actual != wanted) {
      rt_.raise(*rt_.types.value_error, "expression must have %s context but has %s instead",
                context_text(wanted), context_text(actual));
      return false;
    }
    if (wanted == ExprContext::Load) return true;
    if (const auto* list = try_as<ast::List>(node)) return all_in(list->elts, wanted);
    if (const auto* tuple = try_as<ast::Tuple>(node)) return all_in(tuple->elts, wanted);
    if (const auto* starred = try_as<Starred>(node)) return in_context(starred->value, wanted);
    return true;
  }
  bool all_in(Seq<Expression*> items, ExprContext wanted) {
    return std::all_of(items.begin(), items.end(),
                       [&](Expression* item) { return in_context(item, wanted); });
  }
  bool load_only(const Expression* node) { return in_context(node, ExprContext::Load); }
  bool load_all(Seq<Expression*> items) { return all_in(items, ExprContext::Load); }
  bool store_only(const Expression* node) { return in_context(node, ExprContext::Store); }

  bool valid_arguments(const ast::arguments& arguments) {
    if (arguments.defaults.size() > arguments.posonlyargs.size() + arguments.args.size())
      return refuse("more positional defaults than args on arguments");
    if (arguments.kw_defaults.size() != arguments.kwonlyargs.size())
      return refuse("length of kwonlyargs is not the same as kw_defaults on arguments");
    return load_all(arguments.defaults) && load_all(arguments.kw_defaults);
  }
  bool valid_generators(Seq<comprehension*> generators) {
    if (generators.empty()) return refuse("comprehension with no generators");
    return true;
  }
  bool valid_name(Identifier name) {
    for (const char* word : {"None", "True", "False"})
      if (name.view() == word) {
        rt_.raise(*rt_.types.value_error, "identifier field can't represent '%s' constant", word);
        return false;
      }
    return true;
  }

  bool valid(Node& node) {
    switch (node.kind) {
      case NodeKind::FunctionDef:
      case NodeKind::AsyncFunctionDef: {
        auto& n = as<FunctionDef>(node);
        return not_empty(n.body.size(), "body", class_text(node.kind)) &&
               load_all(n.decorator_list) && load_only(n.returns);
      }
      case NodeKind::ClassDef: {
        auto& n = as<ClassDef>(node);
        return not_empty(n.body.size(), "body", "ClassDef") && load_all(n.bases) &&
               load_all(n.decorator_list);
      }
      case NodeKind::Return: return load_only(as<Return>(node).value);
      case NodeKind::Delete: {
        auto& n = as<Delete>(node);
        return not_empty(n.targets.size(), "targets", "Delete") &&
               all_in(n.targets, ExprContext::Del);
      }
      case NodeKind::Assign: {
        auto& n = as<Assign>(node);
        return not_empty(n.targets.size(), "targets", "Assign") &&
               all_in(n.targets, ExprContext::Store) && load_only(n.value);
      }
      case NodeKind::AugAssign:
        return store_only(as<AugAssign>(node).target) && load_only(as<AugAssign>(node).value);
      case NodeKind::AnnAssign: {
        auto& n = as<AnnAssign>(node);
        if (n.target->kind != NodeKind::Name && n.simple) {
          rt_.raise(*rt_.types.type_error, "AnnAssign with simple non-Name target");
          return false;
        }
        return store_only(n.target) && load_only(n.value) && load_only(n.annotation);
      }
      case NodeKind::For:
      case NodeKind::AsyncFor: {
        auto& n = as<For>(node);
        return store_only(n.target) && load_only(n.iter) &&
               not_empty(n.body.size(), "body", class_text(node.kind));
      }
      case NodeKind::While:
        return load_only(as<While>(node).test) &&
               not_empty(as<While>(node).body.size(), "body", "While");
      case NodeKind::If:
        return load_only(as<If>(node).test) && not_empty(as<If>(node).body.size(), "body", "If");
      case NodeKind::With:
      case NodeKind::AsyncWith:
        return not_empty(as<With>(node).items.size(), "items", class_text(node.kind)) &&
               not_empty(as<With>(node).body.size(), "body", class_text(node.kind));
      case NodeKind::withitem:
        return load_only(as<withitem>(node).context_expr) &&
               (!as<withitem>(node).optional_vars || store_only(as<withitem>(node).optional_vars));
      case NodeKind::Match:
        return load_only(as<Match>(node).subject) &&
               not_empty(as<Match>(node).cases.size(), "cases", "Match");
      case NodeKind::match_case:
        return not_empty(as<match_case>(node).body.size(), "body", "match_case");
      case NodeKind::Raise: {
        auto& n = as<Raise>(node);
        if (!n.exc && n.cause) return refuse("Raise with cause but no exception");
        return load_only(n.exc) && load_only(n.cause);
      }
      case NodeKind::Try:
      case NodeKind::TryStar: {
        auto& n = as<Try>(node);
        const char* name = class_text(node.kind);
        if (!not_empty(n.body.size(), "body", name)) return false;
        if (n.handlers.empty() && n.finalbody.empty())
          return refuse("%s has neither except handlers nor finalbody", name);
        if (n.handlers.empty() && !n.orelse.empty())
          return refuse("%s has orelse but no except handlers", name);
        return true;
      }
      case NodeKind::ExceptHandler:
        return load_only(as<ast::ExceptHandler>(node).type) &&
               not_empty(as<ast::ExceptHandler>(node).body.size(), "body", "ExceptHandler");
      case NodeKind::Assert:
        return load_only(as<Assert>(node).test) && load_only(as<Assert>(node).msg);
      case NodeKind::Import: return not_empty(as<Import>(node).names.size(), "names", "Import");
      case NodeKind::ImportFrom:
        return not_empty(as<ImportFrom>(node).names.size(), "names", "ImportFrom");
      case NodeKind::Global: return not_empty(as<Global>(node).names.size(), "names", "Global");
      case NodeKind::Nonlocal:
        return not_empty(as<Nonlocal>(node).names.size(), "names", "Nonlocal");
      case NodeKind::Expr: return load_only(as<Expr>(node).value);
      case NodeKind::BoolOp:
        if (as<BoolOp>(node).values.size() < 2) return refuse("BoolOp with less than 2 values");
        return load_all(as<BoolOp>(node).values);
      case NodeKind::NamedExpr: {
        auto& n = as<NamedExpr>(node);
        if (n.target->kind != NodeKind::Name) {
          rt_.raise(*rt_.types.type_error, "NamedExpr target must be a Name");
          return false;
        }
        return load_only(n.value);
      }
      case NodeKind::BinOp:
        return load_only(as<BinOp>(node).left) && load_only(as<BinOp>(node).right);
      case NodeKind::UnaryOp: return load_only(as<UnaryOp>(node).operand);
      case NodeKind::Lambda: return load_only(as<Lambda>(node).body);
      case NodeKind::IfExp: {
        auto& n = as<IfExp>(node);
        return load_only(n.test) && load_only(n.body) && load_only(n.orelse);
      }
      case NodeKind::Dict: {
        auto& n = as<ast::Dict>(node);
        if (n.keys.size() != n.values.size())
          return refuse("Dict doesn't have the same number of keys as values");
        return load_all(n.keys) && load_all(n.values);
      }
      case NodeKind::Set: return load_all(as<ast::Set>(node).elts);
      case NodeKind::ListComp:
      case NodeKind::SetComp:
      case NodeKind::GeneratorExp: {
        auto& n = static_cast<ListComp&>(node);
        return valid_generators(n.generators) && load_only(n.elt);
      }
      case NodeKind::DictComp: {
        auto& n = as<DictComp>(node);
        return valid_generators(n.generators) && load_only(n.key) && load_only(n.value);
      }
      case NodeKind::comprehension: {
        auto& n = as<comprehension>(node);
        return store_only(n.target) && load_only(n.iter) && load_all(n.ifs);
      }
      case NodeKind::Await: return load_only(as<Await>(node).value);
      case NodeKind::Yield: return load_only(as<Yield>(node).value);
      case NodeKind::YieldFrom: return load_only(as<YieldFrom>(node).value);
      case NodeKind::Compare: {
        auto& n = as<Compare>(node);
        if (n.comparators.empty()) return refuse("Compare with no comparators");
        if (n.comparators.size() != n.ops.size())
          return refuse("Compare has a different number of comparators and operands");
        return load_all(n.comparators) && load_only(n.left);
      }
      case NodeKind::Call: return load_only(as<Call>(node).func) && load_all(as<Call>(node).args);
      case NodeKind::keyword: return load_only(as<ast::keyword>(node).value);
      case NodeKind::JoinedStr: return load_all(as<JoinedStr>(node).values);
      case NodeKind::FormattedValue: return load_only(as<FormattedValue>(node).value);
      case NodeKind::Attribute: return load_only(as<Attribute>(node).value);
      case NodeKind::Subscript:
        return load_only(as<Subscript>(node).slice) && load_only(as<Subscript>(node).value);
      case NodeKind::Starred: return in_context(as<Starred>(node).value, as<Starred>(node).ctx);
      case NodeKind::List: return all_in(as<ast::List>(node).elts, as<ast::List>(node).ctx);
      case NodeKind::Tuple: return all_in(as<ast::Tuple>(node).elts, as<ast::Tuple>(node).ctx);
      case NodeKind::Name: return valid_name(as<Name>(node).id);
      case NodeKind::Slice: {
        auto& n = as<ast::Slice>(node);
        return load_only(n.lower) && load_only(n.upper) && load_only(n.step);
      }
      case NodeKind::arguments: return valid_arguments(as<ast::arguments>(node));
      default: return true;
    }
  }

  bool value(const Expression& node) { return load_only(&node); }

 private:
  Runtime& rt_;
};

}  // namespace

bool check_node(Runtime& rt, ast::Node& node) { return TreeCheck(rt).valid(node); }
bool check_value(Runtime& rt, ast::Expression& node) { return TreeCheck(rt).value(node); }

}  // namespace vitro::compiler
