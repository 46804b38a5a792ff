// Parentheses, blanks and their absence are CPython's: what code reads from `__annotations__` must
// be the same text.
#include "compiler/unparse.hpp"

#include <string_view>

#include "objects/operations.hpp"
#include "objects/str.hpp"

namespace vitro::compiler {

using ast::as;
using ast::Expression;
using ast::is;
using ast::NodeKind;
using ast::Seq;
using ast::try_as;

namespace {

// How tightly the surroundings bind; an expression that binds less is put into parentheses.
enum Level : int {
  kTuple,
  kTest,
  kOr,
  kAnd,
  kNot,
  kCompare,
  kBitOr,
  kBitXor,
  kBitAnd,
  kShift,
  kSum,
  kTerm,
  kFactor,
  kPower,
  kAwait,
  kAtom,
};
constexpr Level above(Level level) { return static_cast<Level>(level + 1); }

struct OperatorText {
  std::string_view text;
  Level level;
};
// By ast::Operator.
constexpr OperatorText kOperators[] = {
    {" + ", kSum},    {" - ", kSum},    {" * ", kTerm},   {" @ ", kTerm},   {" / ", kTerm},
    {" % ", kTerm},   {" ** ", kPower}, {" << ", kShift}, {" >> ", kShift}, {" | ", kBitOr},
    {" ^ ", kBitXor}, {" & ", kBitAnd}, {" // ", kTerm},
};
// By ast::UnaryOperator.
constexpr OperatorText kUnaryOperators[] = {
    {"~", kFactor}, {"not ", kNot}, {"+", kFactor}, {"-", kFactor}};
// By ast::CompareOperator.
constexpr std::string_view kComparisons[] = {" == ", " != ", " < ",      " <= ", " > ",
                                             " >= ", " is ", " is not ", " in ", " not in "};

class Unparser {
 public:
  Unparser(ConstantPool& pool, Diagnostics& diagnostics) : pool_(pool), diagnostics_(diagnostics) {}

  std::string take() { return std::move(out_); }

  void visit(Expression& node, Level level) {
    Nesting nesting(diagnostics_);
    if (!nesting) return;
    switch (node.kind) {
      case NodeKind::BoolOp: return bool_op(as<ast::BoolOp>(node), level);
      case NodeKind::BinOp: return binary(as<ast::BinOp>(node), level);
      case NodeKind::UnaryOp: {
        auto& unary = as<ast::UnaryOp>(node);
        const OperatorText op = kUnaryOperators[static_cast<int>(unary.op)];
        return enclosed(level > op.level, [&] {
          out_ += op.text;
          visit(*unary.operand, op.level);
        });
      }
      case NodeKind::Lambda: return lambda(as<ast::Lambda>(node), level);
      case NodeKind::IfExp: {
        auto& choice = as<ast::IfExp>(node);
        return enclosed(level > kTest, [&] {
          visit(*choice.body, above(kTest));
          out_ += " if ";
          visit(*choice.test, above(kTest));
          out_ += " else ";
          visit(*choice.orelse, above(kTest));
        });
      }
      case NodeKind::Dict: return dict(as<ast::Dict>(node));
      case NodeKind::Set: return bracketed("{", as<ast::Set>(node).elts, "}");
      case NodeKind::List: return bracketed("[", as<ast::List>(node).elts, "]");
      case NodeKind::Tuple: return tuple(as<ast::Tuple>(node), level);
      case NodeKind::GeneratorExp: return comprehension("(", as<ast::GeneratorExp>(node), ")");
      case NodeKind::ListComp: return comprehension("[", as<ast::ListComp>(node), "]");
      case NodeKind::SetComp: return comprehension("{", as<ast::SetComp>(node), "}");
      case NodeKind::DictComp: {
        auto& made = as<ast::DictComp>(node);
        out_ += '{';
        visit(*made.key, kTest);
        out_ += ": ";
        visit(*made.value, kTest);
        generators(made.generators);
        out_ += '}';
        return;
      }
      case NodeKind::Yield:
        if (!as<ast::Yield>(node).value) {
          out_ += "(yield)";
          return;
        }
        return prefixed("(yield ", *as<ast::Yield>(node).value, kTest, ")");
      case NodeKind::YieldFrom:
        return prefixed("(yield from ", *as<ast::YieldFrom>(node).value, kTest, ")");
      case NodeKind::Await:
        return enclosed(level > kAwait,
                        [&] { prefixed("await ", *as<ast::Await>(node).value, kAtom, ""); });
      case NodeKind::Compare: return compare(as<ast::Compare>(node), level);
      case NodeKind::Call: return call(as<ast::Call>(node));
      case NodeKind::Constant: return constant(as<ast::Constant>(node));
      case NodeKind::JoinedStr: return formatted_string(as<ast::JoinedStr>(node));
      case NodeKind::FormattedValue: return replacement_field(as<ast::FormattedValue>(node));
      case NodeKind::Attribute: return attribute(as<ast::Attribute>(node));
      case NodeKind::Starred: return prefixed("*", *as<ast::Starred>(node).value, kBitOr, "");
      case NodeKind::Name: out_ += as<ast::Name>(node).id.view(); return;
      case NodeKind::Slice: return slice(as<ast::Slice>(node));
      case NodeKind::Subscript: return subscript(as<ast::Subscript>(node));
      case NodeKind::NamedExpr:
        return enclosed(level > kTuple, [&] {
          visit(*as<ast::NamedExpr>(node).target, kAtom);
          out_ += " := ";
          visit(*as<ast::NamedExpr>(node).value, kAtom);
        });
      default: return;
    }
  }

 private:
  template <class Inner>
  void enclosed(bool in_parentheses, Inner&& inner) {
    if (in_parentheses) out_ += '(';
    inner();
    if (in_parentheses) out_ += ')';
  }

  void prefixed(std::string_view before, Expression& value, Level level, std::string_view after) {
    out_ += before;
    visit(value, level);
    out_ += after;
  }

  // Calls each(item) with commas between.
  template <class Item, class Each>
  void listed(Seq<Item> items, Each&& each) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (i > 0) out_ += ", ";
      each(items[i]);
    }
  }

  void bracketed(std::string_view open, Seq<Expression*> items, std::string_view close) {
    out_ += open;
    listed(items, [this](Expression* item) { visit(*item, kTest); });
    out_ += close;
  }

  void bool_op(ast::BoolOp& node, Level level) {
    const bool conjunction = node.op == ast::BoolOperator::And;
    const Level own = conjunction ? kAnd : kOr;
    enclosed(level > own, [&] {
      for (std::size_t i = 0; i < node.values.size(); ++i) {
        if (i > 0) out_ += conjunction ? " and " : " or ";
        visit(*node.values[i], above(own));
      }
    });
  }

  void binary(ast::BinOp& node, Level level) {
    const OperatorText op = kOperators[static_cast<int>(node.op)];
    const bool from_right = node.op == ast::Operator::Pow;
    enclosed(level > op.level, [&] {
      visit(*node.left, from_right ? above(op.level) : op.level);
      out_ += op.text;
      visit(*node.right, from_right ? op.level : above(op.level));
    });
  }

  void compare(ast::Compare& node, Level level) {
    enclosed(level > kCompare, [&] {
      visit(*node.left, above(kCompare));
      for (std::size_t i = 0; i < node.ops.size(); ++i) {
        out_ += kComparisons[static_cast<int>(node.ops[i])];
        visit(*node.comparators[i], above(kCompare));
      }
    });
  }

  void lambda(ast::Lambda& node, Level level) {
    enclosed(level > kTest, [&] {
      const bool positional = !node.args->args.empty() || !node.args->posonlyargs.empty();
      out_ += positional ? "lambda " : "lambda";
      parameters(*node.args);
      out_ += ": ";
      visit(*node.body, kTest);
    });
  }

  void parameter(ast::arg& node, Expression* default_value) {
    out_ += node.arg_.view();
    if (node.annotation) prefixed(": ", *node.annotation, kTest, "");
    if (default_value) prefixed("=", *default_value, kTest, "");
  }

  void parameters(ast::arguments& node) {
    bool first = true;
    const auto separate = [&] {
      if (!first) out_ += ", ";
      first = false;
    };
    const std::size_t positional_only = node.posonlyargs.size();
    const std::size_t positional = positional_only + node.args.size();
    for (std::size_t i = 0; i < positional; ++i) {
      separate();
      const std::size_t without = positional - node.defaults.size();
      parameter(i < positional_only ? *node.posonlyargs[i] : *node.args[i - positional_only],
                i >= without ? node.defaults[i - without] : nullptr);
      if (i + 1 == positional_only) out_ += ", /";
    }
    if (node.vararg || !node.kwonlyargs.empty()) {
      separate();
      out_ += '*';
      if (node.vararg) parameter(*node.vararg, nullptr);
    }
    for (std::size_t i = 0; i < node.kwonlyargs.size(); ++i) {
      separate();
      parameter(*node.kwonlyargs[i], node.kw_defaults[i]);
    }
    if (node.kwarg) {
      separate();
      out_ += "**";
      parameter(*node.kwarg, nullptr);
    }
  }

  void dict(ast::Dict& node) {
    out_ += '{';
    for (std::size_t i = 0; i < node.values.size(); ++i) {
      if (i > 0) out_ += ", ";
      if (!node.keys[i]) {
        prefixed("**", *node.values[i], kBitOr, "");
        continue;
      }
      visit(*node.keys[i], kTest);
      prefixed(": ", *node.values[i], kTest, "");
    }
    out_ += '}';
  }

  void tuple(ast::Tuple& node, Level level) {
    if (node.elts.empty()) {
      out_ += "()";
      return;
    }
    enclosed(level > kTuple, [&] {
      listed(node.elts, [this](Expression* item) { visit(*item, kTest); });
      if (node.elts.size() == 1) out_ += ',';
    });
  }

  void generators(Seq<ast::comprehension*> parts) {
    for (ast::comprehension* part : parts) {
      prefixed(part->is_async ? " async for " : " for ", *part->target, kTuple, " in ");
      visit(*part->iter, above(kTest));
      for (Expression* condition : part->ifs) prefixed(" if ", *condition, above(kTest), "");
    }
  }

  template <class Node>
  void comprehension(std::string_view open, Node& node, std::string_view close) {
    out_ += open;
    visit(*node.elt, kTest);
    generators(node.generators);
    out_ += close;
  }

  void call(ast::Call& node) {
    visit(*node.func, kAtom);
    // A generator expression brings its parentheses along.
    if (node.args.size() == 1 && node.keywords.empty() && is<ast::GeneratorExp>(*node.args[0]))
      return visit(*node.args[0], kTest);
    bracketed("(", node.args, "");
    for (std::size_t i = 0; i < node.keywords.size(); ++i) {
      if (i > 0 || !node.args.empty()) out_ += ", ";
      const ast::keyword& argument = *node.keywords[i];
      if (argument.arg)
        (out_ += argument.arg.view()) += '=';
      else
        out_ += "**";
      visit(*argument.value, kTest);
    }
    out_ += ')';
  }

  std::string repr_of(Object& value) {
    std::string text;
    append_utf8(text, *require(pool_.runtime(), repr(pool_.runtime(), value)));
    return text;
  }

  void constant(ast::Constant& node) {
    const bool u_prefix = node.u_prefix;
    pool_.pool(node);
    Object& value = pool_.value(node);
    const Runtime& rt = pool_.runtime();
    if (&value == rt.ellipsis) {
      out_ += "...";
      return;
    }
    if (u_prefix) out_ += 'u';
    std::string text = repr_of(value);
    // Infinity has no name, but this is read back as it.
    if (value.type == rt.types.float_ || value.type == rt.types.complex)
      for (std::size_t at = text.find("inf"); at != std::string::npos; at = text.find("inf", at))
        text.replace(at, 3, "1e309");
    out_ += text;
  }

  // ---- f-strings ----

  void add_literal(ast::Constant& node) {
    pool_.pool(node);
    std::string text;
    append_utf8(text, static_cast<Str&>(pool_.value(node)));
    for (char c : text) {
      out_ += c;
      if (c == '{' || c == '}') out_ += c;
    }
  }

  void format_parts(ast::JoinedStr& node) {
    for (Expression* part : node.values) {
      if (auto* literal = try_as<ast::Constant>(part))
        add_literal(*literal);
      else if (auto* joined = try_as<ast::JoinedStr>(part))
        format_parts(*joined);
      else
        visit(*part, kTuple);
    }
  }

  // Written as the repr of what stands between the quotes.
  void formatted_string(ast::JoinedStr& node) {
    std::string before = std::move(out_);
    out_.clear();
    format_parts(node);
    const std::string body = std::move(out_);
    out_ = std::move(before);
    Runtime& rt = pool_.runtime();
    const auto text = require(rt, make_str(rt, body));
    out_ += 'f';
    out_ += repr_of(*text);
  }

  void replacement_field(ast::FormattedValue& node) {
    out_ += '{';
    const std::size_t start = out_.size();
    visit(*node.value, above(kTest));
    if (start < out_.size() && out_[start] == '{') out_.insert(start, " ");
    if (node.conversion > 0) (out_ += '!') += static_cast<char>(node.conversion);
    if (node.format_spec) {
      out_ += ':';
      if (auto* spec = try_as<ast::JoinedStr>(node.format_spec))
        format_parts(*spec);
      else
        visit(*node.format_spec, kTuple);
    }
    out_ += '}';
  }

  // ---- what follows a dot or a bracket ----

  void attribute(ast::Attribute& node) {
    visit(*node.value, kAtom);
    // "1.real" would be a float and a name.
    auto* number = try_as<ast::Constant>(node.value);
    const bool is_int = number && pool_.value(*number).type == pool_.runtime().types.int_;
    (out_ += is_int ? " ." : ".") += node.attr.view();
  }

  void slice(ast::Slice& node) {
    if (node.lower) visit(*node.lower, kTest);
    out_ += ':';
    if (node.upper) visit(*node.upper, kTest);
    if (node.step) prefixed(":", *node.step, kTest, "");
  }

  void subscript(ast::Subscript& node) {
    visit(*node.value, kAtom);
    Level level = kTuple;
    if (auto* several = try_as<ast::Tuple>(node.slice))
      for (Expression* item : several->elts)
        if (is<ast::Starred>(*item)) level = kTest;
    out_ += '[';
    visit(*node.slice, level);
    out_ += ']';
  }

  ConstantPool& pool_;
  Diagnostics& diagnostics_;
  std::string out_;
};

}  // namespace

std::string unparse(Expression& expression, ConstantPool& pool, Diagnostics& diagnostics) {
  Unparser unparser(pool, diagnostics);
  unparser.visit(expression, kTest);
  return unparser.take();
}

}  // namespace vitro::compiler
