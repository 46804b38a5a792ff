// Prints what the parser makes of source texts, in the form that compare_ast.py and
// compare_errors.py make of Python's own.
//
// Protocol, for many texts in one run: standard input holds records of `<mode> <flags> <byte
// count>\n` and the bytes; each is answered by `<byte count>\n` and the dump. Mode: exec, eval,
// single. Flags: `-` none, `t` thorough parse, `b` the bytes are to be decoded as a file's would,
// `q` answer a tree with the word "tree" (it may be too deep to print).
#include <cstdio>
#include <cstring>
#include <iostream>
#include <string>

#include "compiler/parser.hpp"

namespace {

namespace ast = vitro::compiler::ast;
using vitro::compiler::Arena;
using vitro::compiler::Identifier;
using vitro::compiler::ParseOptions;
using vitro::compiler::SourceText;
using vitro::compiler::SyntaxProblem;
using vitro::compiler::SyntaxWarning;

class Dumper {
 public:
  std::string out;

  void module(const ast::Module& tree) {
    switch (tree.mode) {
      case ast::Mode::Exec: out += "Module("; break;
      case ast::Mode::Single: out += "Interactive("; break;
      case ast::Mode::Eval:
        out += "Expression(";
        node(tree.expression);
        out += ")";
        return;
    }
    nodes(tree.body);
    out += ")";
  }

 private:
  template <class T>
  void nodes(std::span<T* const> list) {
    out += "[";
    for (T* item : list) {
      node(item);
      out += ",\n";
    }
    out += "]";
  }
  template <class T>
  void nodes(std::span<T*> list) {
    nodes(std::span<T* const>(list));
  }
  void names(std::span<Identifier> list) {
    out += "[";
    for (Identifier item : list) {
      name(item);
      out += ",";
    }
    out += "]";
  }
  void name(Identifier id) {
    if (id)
      quoted("", id.view());
    else
      out += "None";
    out += ";";
  }
  void number(long long value) { out += std::to_string(value) + ";"; }
  void word(std::string_view text) { (out += text) += ";"; }
  void context(ast::ExprContext ctx) {
    word(ctx == ast::ExprContext::Load ? "Load" : ctx == ast::ExprContext::Store ? "Store" : "Del");
  }

  void quoted(const char* prefix, std::string_view bytes) {
    out += prefix;
    out += '"';
    for (char c : bytes) {
      auto byte = static_cast<unsigned char>(c);
      if (byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\') {
        out += c;
      } else {
        char hex[8];
        std::snprintf(hex, sizeof hex, "\\%02x", byte);
        out += hex;
      }
    }
    out += '"';
  }

  void real(double value) {
    char text[64];
    std::snprintf(text, sizeof text, "%a;", value);
    out += text;
  }

  void constant(const ast::Constant& c) {
    using T = ast::ConstantType;
    switch (c.type) {
      case T::None: word("None"); break;
      case T::True: word("True"); break;
      case T::False: word("False"); break;
      case T::Ellipsis: word("Ellipsis"); break;
      case T::SmallInt: {
        char text[32];
        std::snprintf(text, sizeof text, "int %llx;", static_cast<unsigned long long>(c.integer));
        out += text;
        break;
      }
      case T::BigInt:
        out += "big" + std::to_string(c.base) + " " + std::string(c.text) + ";";
        break;
      case T::Float:
        out += "float ";
        real(c.real);
        break;
      case T::Imaginary:
        out += "imaginary ";
        real(c.real);
        break;
      case T::Str:
        quoted(c.has_surrogates ? "surrogates" : "str", c.text);
        out += c.u_prefix ? "u;" : ";";
        break;
      case T::Bytes:
        quoted("bytes", c.text);
        out += ";";
        break;
    }
  }

  // Fields in the order of Python's ast.
  void node(const ast::Node* n) {
    using K = ast::NodeKind;
    if (!n) {
      out += "None;";
      return;
    }
    out += ast::name_of(n->kind);
    if (n->span.line) {
      out += "@" + std::to_string(n->span.line) + ":" + std::to_string(n->span.column) + "-" +
             std::to_string(n->span.end_line) + ":" + std::to_string(n->span.end_column);
    }
    out += "(";
    switch (n->kind) {
      case K::FunctionDef:
      case K::AsyncFunctionDef: {
        auto& x = ast::as<ast::FunctionDef>(*n);
        name(x.name), node(x.args), nodes(x.body), nodes(x.decorator_list), node(x.returns);
        break;
      }
      case K::ClassDef: {
        auto& x = ast::as<ast::ClassDef>(*n);
        name(x.name), nodes(x.bases), nodes(x.keywords), nodes(x.body), nodes(x.decorator_list);
        break;
      }
      case K::Return: node(ast::as<ast::Return>(*n).value); break;
      case K::Delete: nodes(ast::as<ast::Delete>(*n).targets); break;
      case K::Assign: {
        auto& x = ast::as<ast::Assign>(*n);
        nodes(x.targets), node(x.value);
        break;
      }
      case K::AugAssign: {
        auto& x = ast::as<ast::AugAssign>(*n);
        node(x.target), word(ast::name_of(x.op)), node(x.value);
        break;
      }
      case K::AnnAssign: {
        auto& x = ast::as<ast::AnnAssign>(*n);
        node(x.target), node(x.annotation), node(x.value), number(x.simple);
        break;
      }
      case K::For:
      case K::AsyncFor: {
        auto& x = ast::as<ast::For>(*n);
        node(x.target), node(x.iter), nodes(x.body), nodes(x.orelse);
        break;
      }
      case K::While: {
        auto& x = ast::as<ast::While>(*n);
        node(x.test), nodes(x.body), nodes(x.orelse);
        break;
      }
      case K::If: {
        auto& x = ast::as<ast::If>(*n);
        node(x.test), nodes(x.body), nodes(x.orelse);
        break;
      }
      case K::With:
      case K::AsyncWith: {
        auto& x = ast::as<ast::With>(*n);
        nodes(x.items), nodes(x.body);
        break;
      }
      case K::Match: {
        auto& x = ast::as<ast::Match>(*n);
        node(x.subject), nodes(x.cases);
        break;
      }
      case K::Raise: {
        auto& x = ast::as<ast::Raise>(*n);
        node(x.exc), node(x.cause);
        break;
      }
      case K::Try:
      case K::TryStar: {
        auto& x = ast::as<ast::Try>(*n);
        nodes(x.body), nodes(x.handlers), nodes(x.orelse), nodes(x.finalbody);
        break;
      }
      case K::Assert: {
        auto& x = ast::as<ast::Assert>(*n);
        node(x.test), node(x.msg);
        break;
      }
      case K::Import: nodes(ast::as<ast::Import>(*n).names); break;
      case K::ImportFrom: {
        auto& x = ast::as<ast::ImportFrom>(*n);
        name(x.module), nodes(x.names), number(x.level);
        break;
      }
      case K::Global: names(ast::as<ast::Global>(*n).names); break;
      case K::Nonlocal: names(ast::as<ast::Nonlocal>(*n).names); break;
      case K::Expr: node(ast::as<ast::Expr>(*n).value); break;
      case K::Pass:
      case K::Break:
      case K::Continue: break;
      case K::BoolOp: {
        auto& x = ast::as<ast::BoolOp>(*n);
        word(x.op == ast::BoolOperator::And ? "And" : "Or"), nodes(x.values);
        break;
      }
      case K::NamedExpr: {
        auto& x = ast::as<ast::NamedExpr>(*n);
        node(x.target), node(x.value);
        break;
      }
      case K::BinOp: {
        auto& x = ast::as<ast::BinOp>(*n);
        node(x.left), word(ast::name_of(x.op)), node(x.right);
        break;
      }
      case K::UnaryOp: {
        auto& x = ast::as<ast::UnaryOp>(*n);
        word(ast::name_of(x.op)), node(x.operand);
        break;
      }
      case K::Lambda: {
        auto& x = ast::as<ast::Lambda>(*n);
        node(x.args), node(x.body);
        break;
      }
      case K::IfExp: {
        auto& x = ast::as<ast::IfExp>(*n);
        node(x.test), node(x.body), node(x.orelse);
        break;
      }
      case K::Dict: {
        auto& x = ast::as<ast::Dict>(*n);
        nodes(x.keys), nodes(x.values);
        break;
      }
      case K::Set: nodes(ast::as<ast::Set>(*n).elts); break;
      case K::ListComp: {
        auto& x = ast::as<ast::ListComp>(*n);
        node(x.elt), nodes(x.generators);
        break;
      }
      case K::SetComp: {
        auto& x = ast::as<ast::SetComp>(*n);
        node(x.elt), nodes(x.generators);
        break;
      }
      case K::DictComp: {
        auto& x = ast::as<ast::DictComp>(*n);
        node(x.key), node(x.value), nodes(x.generators);
        break;
      }
      case K::GeneratorExp: {
        auto& x = ast::as<ast::GeneratorExp>(*n);
        node(x.elt), nodes(x.generators);
        break;
      }
      case K::Await: node(ast::as<ast::Await>(*n).value); break;
      case K::Yield: node(ast::as<ast::Yield>(*n).value); break;
      case K::YieldFrom: node(ast::as<ast::YieldFrom>(*n).value); break;
      case K::Compare: {
        auto& x = ast::as<ast::Compare>(*n);
        node(x.left);
        for (ast::CompareOperator op : x.ops) word(ast::name_of(op));
        nodes(x.comparators);
        break;
      }
      case K::Call: {
        auto& x = ast::as<ast::Call>(*n);
        node(x.func), nodes(x.args), nodes(x.keywords);
        break;
      }
      case K::FormattedValue: {
        auto& x = ast::as<ast::FormattedValue>(*n);
        node(x.value), number(x.conversion), node(x.format_spec);
        break;
      }
      case K::JoinedStr: nodes(ast::as<ast::JoinedStr>(*n).values); break;
      case K::Constant: constant(ast::as<ast::Constant>(*n)); break;
      case K::Attribute: {
        auto& x = ast::as<ast::Attribute>(*n);
        node(x.value), name(x.attr), context(x.ctx);
        break;
      }
      case K::Subscript: {
        auto& x = ast::as<ast::Subscript>(*n);
        node(x.value), node(x.slice), context(x.ctx);
        break;
      }
      case K::Starred: {
        auto& x = ast::as<ast::Starred>(*n);
        node(x.value), context(x.ctx);
        break;
      }
      case K::Name: {
        auto& x = ast::as<ast::Name>(*n);
        name(x.id), context(x.ctx);
        break;
      }
      case K::List: {
        auto& x = ast::as<ast::List>(*n);
        nodes(x.elts), context(x.ctx);
        break;
      }
      case K::Tuple: {
        auto& x = ast::as<ast::Tuple>(*n);
        nodes(x.elts), context(x.ctx);
        break;
      }
      case K::Slice: {
        auto& x = ast::as<ast::Slice>(*n);
        node(x.lower), node(x.upper), node(x.step);
        break;
      }
      case K::MatchValue: node(ast::as<ast::MatchValue>(*n).value); break;
      case K::MatchSingleton: {
        auto type = ast::as<ast::MatchSingleton>(*n).value;
        word(type == ast::ConstantType::None   ? "None"
             : type == ast::ConstantType::True ? "True"
                                               : "False");
        break;
      }
      case K::MatchSequence: nodes(ast::as<ast::MatchSequence>(*n).patterns); break;
      case K::MatchMapping: {
        auto& x = ast::as<ast::MatchMapping>(*n);
        nodes(x.keys), nodes(x.patterns), name(x.rest);
        break;
      }
      case K::MatchClass: {
        auto& x = ast::as<ast::MatchClass>(*n);
        node(x.cls), nodes(x.patterns), names(x.kwd_attrs), nodes(x.kwd_patterns);
        break;
      }
      case K::MatchStar: name(ast::as<ast::MatchStar>(*n).name); break;
      case K::MatchAs: {
        auto& x = ast::as<ast::MatchAs>(*n);
        node(x.pattern), name(x.name);
        break;
      }
      case K::MatchOr: nodes(ast::as<ast::MatchOr>(*n).patterns); break;
      case K::comprehension: {
        auto& x = ast::as<ast::comprehension>(*n);
        node(x.target), node(x.iter), nodes(x.ifs), number(x.is_async);
        break;
      }
      case K::ExceptHandler: {
        auto& x = ast::as<ast::ExceptHandler>(*n);
        node(x.type), name(x.name), nodes(x.body);
        break;
      }
      case K::arguments: {
        auto& x = ast::as<ast::arguments>(*n);
        nodes(x.posonlyargs), nodes(x.args), node(x.vararg), nodes(x.kwonlyargs),
            nodes(x.kw_defaults), node(x.kwarg), nodes(x.defaults);
        break;
      }
      case K::arg: {
        auto& x = ast::as<ast::arg>(*n);
        name(x.arg_), node(x.annotation);
        break;
      }
      case K::keyword: {
        auto& x = ast::as<ast::keyword>(*n);
        name(x.arg), node(x.value);
        break;
      }
      case K::alias: {
        auto& x = ast::as<ast::alias>(*n);
        name(x.name), name(x.asname);
        break;
      }
      case K::withitem: {
        auto& x = ast::as<ast::withitem>(*n);
        node(x.context_expr), node(x.optional_vars);
        break;
      }
      case K::match_case: {
        auto& x = ast::as<ast::match_case>(*n);
        node(x.pattern), node(x.guard), nodes(x.body);
        break;
      }
    }
    out += ")";
  }
};

std::string describe_problem(const SyntaxProblem& problem) {
  static constexpr const char* kKinds[] = {"None",     "SyntaxError", "IndentationError",
                                           "TabError", "ValueError",  "MemoryError"};
  auto number = [](bool known, int value) {
    return known ? std::to_string(value) : std::string("None");
  };
  std::string out = "ERROR ";
  out += kKinds[static_cast<int>(problem.kind)];
  out += "|" + problem.message;
  out += "|" + number(problem.has_position, problem.line) + "|" +
         number(problem.has_position, problem.offset);
  out += "|" + number(problem.has_end, problem.end_line) + "|" +
         number(problem.has_end, problem.end_offset);
  out += "|" + (problem.has_text ? "'" + problem.text + "'" : std::string("None"));
  out += problem.incomplete ? "|incomplete" : "|";
  return out;
}

// A lookup for the tests: the few names that their texts use.
std::int32_t known_names(std::string_view name) {
  if (name == "LATIN SMALL LETTER A") return 'a';
  if (name == "AMPERSAND") return '&';
  if (name == "EM DASH") return 0x2014;
  return -1;
}

std::string parse(const std::string& bytes, const std::string& mode, const std::string& flags) {
  ParseOptions options;
  options.mode = mode == "eval"     ? ast::Mode::Eval
                 : mode == "single" ? ast::Mode::Single
                                    : ast::Mode::Exec;
  options.thorough = flags.find('t') != std::string::npos;
  options.unicode_name = known_names;
  SyntaxProblem problem;
  std::vector<SyntaxWarning> warnings;
  SourceText source = flags.find('b') != std::string::npos
                          ? SourceText::from_bytes(bytes, {}, problem)
                          : SourceText::from_utf8(bytes, problem);
  if (problem) return describe_problem(problem);
  Arena arena;
  ast::Module* tree = parse_module(source, arena, options, problem, warnings);
  std::string out;
  if (tree && flags.find('q') != std::string::npos) {
    out = "tree";
  } else if (tree) {
    Dumper dumper;
    dumper.module(*tree);
    out = std::move(dumper.out);
  } else {
    out = describe_problem(problem);
  }
  for (const SyntaxWarning& warning : warnings) {
    out += "\nWARNING " + warning.message + "|" + std::to_string(warning.span.line);
  }
  return out;
}

}  // namespace

int main() {
  std::string mode, flags;
  std::size_t size = 0;
  while (std::cin >> mode >> flags >> size) {
    std::cin.get();
    std::string bytes(size, '\0');
    std::cin.read(bytes.data(), static_cast<std::streamsize>(size));
    std::string answer = parse(bytes, mode, flags);
    std::cout << answer.size() << '\n' << answer;
    std::cout.flush();
  }
}
