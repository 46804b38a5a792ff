// What the lexer and the parser promise: shapes of trees, exact positions, and the words and places
// of problems. Agreement with Python on large bodies of code is the business of
// tests/compiler/ast_oracle.
#include "compiler/parser.hpp"

#include <limits>
#include <memory>
#include <new>
#include <string>
#include <vector>

#include "compiler/lexer.hpp"
#include "tests/support/catch.hpp"

namespace {

namespace ast = vitro::compiler::ast;
using vitro::compiler::Arena;
using vitro::compiler::Lexer;
using vitro::compiler::ParseOptions;
using vitro::compiler::SourceText;
using vitro::compiler::Span;
using vitro::compiler::SyntaxProblem;
using vitro::compiler::SyntaxWarning;
using vitro::compiler::Token;
using vitro::compiler::TokenKind;

std::int32_t some_names(std::string_view name) { return name == "EM DASH" ? 0x2014 : -1; }

// One parse with all that comes out of it.
struct Parsed {
  explicit Parsed(std::string_view text, ast::Mode mode = ast::Mode::Exec,
                  bool imply_dedent = true) {
    SourceText source = SourceText::from_utf8(text, problem);
    if (!problem) parse(source, mode, imply_dedent);
  }
  static Parsed bytes(std::string_view text, std::string_view file = {}) {
    Parsed result;
    SourceText source = SourceText::from_bytes(text, file, result.problem);
    if (!result.problem) result.parse(source, ast::Mode::Exec, true);
    return result;
  }

  const ast::Statement& statement(std::size_t index = 0) const {
    REQUIRE(module);
    REQUIRE(index < module->body.size());
    return *module->body[index];
  }
  const ast::Expression& expression() const { return *ast::as<ast::Expr>(statement()).value; }

  std::unique_ptr<Arena> arena = std::make_unique<Arena>();
  ast::Module* module = nullptr;
  SyntaxProblem problem;
  std::vector<SyntaxWarning> warnings;

 private:
  Parsed() = default;
  void parse(const SourceText& source, ast::Mode mode, bool imply_dedent) {
    ParseOptions options;
    options.mode = mode;
    options.imply_dedent = imply_dedent;
    options.unicode_name = some_names;
    module = parse_module(source, *arena, options, problem, warnings);
    REQUIRE((module != nullptr) == !problem);
  }
};

// An expression with every operation in parentheses, which shows how it was understood.
std::string shape(const ast::Expression& e) {
  auto list = [](ast::Seq<ast::Expression*> items) {
    std::string out;
    for (ast::Expression* item : items) out += (out.empty() ? "" : " ") + shape(*item);
    return out;
  };
  using K = ast::NodeKind;
  switch (e.kind) {
    case K::Name: return std::string(ast::as<ast::Name>(e).id.view());
    case K::Constant: {
      auto& c = ast::as<ast::Constant>(e);
      switch (c.type) {
        case ast::ConstantType::SmallInt: return std::to_string(c.integer);
        case ast::ConstantType::BigInt:
          return "big" + std::to_string(c.base) + ":" + std::string(c.text);
        case ast::ConstantType::Str: return "'" + std::string(c.text) + "'";
        case ast::ConstantType::Bytes: return "b'" + std::string(c.text) + "'";
        case ast::ConstantType::None: return "None";
        default: return "?";
      }
    }
    case K::BinOp: {
      auto& x = ast::as<ast::BinOp>(e);
      return "(" + shape(*x.left) + " " + std::string(ast::name_of(x.op)) + " " + shape(*x.right) +
             ")";
    }
    case K::UnaryOp: {
      auto& x = ast::as<ast::UnaryOp>(e);
      return "(" + std::string(ast::name_of(x.op)) + " " + shape(*x.operand) + ")";
    }
    case K::BoolOp: {
      auto& x = ast::as<ast::BoolOp>(e);
      return std::string(x.op == ast::BoolOperator::And ? "(and " : "(or ") + list(x.values) + ")";
    }
    case K::Compare: {
      auto& x = ast::as<ast::Compare>(e);
      std::string out = "(" + shape(*x.left);
      for (std::size_t i = 0; i < x.ops.size(); ++i) {
        out += " " + std::string(ast::name_of(x.ops[i])) + " " + shape(*x.comparators[i]);
      }
      return out + ")";
    }
    case K::IfExp: {
      auto& x = ast::as<ast::IfExp>(e);
      return "(" + shape(*x.body) + " if " + shape(*x.test) + " else " + shape(*x.orelse) + ")";
    }
    case K::Tuple: return "(tuple " + list(ast::as<ast::Tuple>(e).elts) + ")";
    case K::List: return "[" + list(ast::as<ast::List>(e).elts) + "]";
    case K::Await: return "(await " + shape(*ast::as<ast::Await>(e).value) + ")";
    case K::Starred: return "*" + shape(*ast::as<ast::Starred>(e).value);
    case K::Attribute: {
      auto& x = ast::as<ast::Attribute>(e);
      return shape(*x.value) + "." + std::string(x.attr.view());
    }
    case K::Call:
      return shape(*ast::as<ast::Call>(e).func) + "(" + list(ast::as<ast::Call>(e).args) + ")";
    case K::JoinedStr: return "f(" + list(ast::as<ast::JoinedStr>(e).values) + ")";
    case K::FormattedValue: {
      auto& x = ast::as<ast::FormattedValue>(e);
      std::string out = "{" + shape(*x.value);
      if (x.conversion >= 0) out += std::string("!") + static_cast<char>(x.conversion);
      if (x.format_spec) out += ":" + shape(*x.format_spec);
      return out + "}";
    }
    default: return std::string(ast::name_of(e.kind));
  }
}

std::string shape_of(std::string_view text) { return shape(Parsed(text).expression()); }

std::string where(const Span& s) {
  return std::to_string(s.line) + ":" + std::to_string(s.column) + "-" +
         std::to_string(s.end_line) + ":" + std::to_string(s.end_column);
}

// "message @ line:offset-end_line:end_offset"
std::string problem_of(const SyntaxProblem& p) {
  return p.message + " @ " + std::to_string(p.line) + ":" + std::to_string(p.offset) + "-" +
         std::to_string(p.end_line) + ":" + std::to_string(p.end_offset);
}
std::string problem_of(std::string_view text) { return problem_of(Parsed(text).problem); }

std::vector<TokenKind> kinds_of(std::string_view text) {
  std::vector<SyntaxWarning> warnings;
  Lexer lexer(text, {}, false, warnings);
  std::vector<TokenKind> kinds;
  do {
    kinds.push_back(lexer.next().kind);
  } while (kinds.back() != TokenKind::EndMarker && kinds.back() != TokenKind::Error);
  return kinds;
}

std::string repeat(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

// Fails the n-th request and counts what is still allocated.
class FailingResource final : public boost::container::pmr::memory_resource {
 public:
  explicit FailingResource(int fail_at) : countdown_(fail_at) {}
  int live() const { return live_; }

 private:
  void* do_allocate(std::size_t bytes, std::size_t) override {
    if (--countdown_ == 0) throw std::bad_alloc();
    ++live_;
    return ::operator new(bytes);
  }
  void do_deallocate(void* p, std::size_t, std::size_t) override {
    --live_;
    ::operator delete(p);
  }
  bool do_is_equal(const memory_resource& other) const noexcept override { return this == &other; }

  int countdown_;
  int live_ = 0;
};

}  // namespace

// --- lexer ---------------------------------------------------------------------------------------

TEST_CASE("every keyword is told from the names around it", "[lexer]") {
  using vitro::compiler::keyword_kind;
  CHECK(keyword_kind("lambda") == TokenKind::Lambda);
  CHECK(keyword_kind("nonlocal") == TokenKind::Nonlocal);
  CHECK(keyword_kind("async") == TokenKind::Async);
  CHECK(keyword_kind("None") == TokenKind::None);
  CHECK(keyword_kind("none") == TokenKind::Name);
  CHECK(keyword_kind("match") == TokenKind::Name);
  CHECK(keyword_kind("continued") == TokenKind::Name);
  CHECK(keyword_kind("i") == TokenKind::Name);
}

TEST_CASE("operators take as many characters as they can", "[lexer]") {
  CHECK(kinds_of("a**=b//c->...:=!=<>\n") ==
        std::vector{TokenKind::Name, TokenKind::DoubleStarEqual, TokenKind::Name,
                    TokenKind::DoubleSlash, TokenKind::Name, TokenKind::Arrow, TokenKind::Ellipsis,
                    TokenKind::ColonEqual, TokenKind::NotEqual, TokenKind::LessGreater,
                    TokenKind::Newline, TokenKind::EndMarker});
}

TEST_CASE("lines of blanks and comments do not count as indentation", "[lexer]") {
  CHECK(kinds_of("if a:\n  b\n\n# c\n      # d\n  e\n") ==
        std::vector{TokenKind::If, TokenKind::Name, TokenKind::Colon, TokenKind::Newline,
                    TokenKind::Indent, TokenKind::Name, TokenKind::Newline, TokenKind::Name,
                    TokenKind::Newline, TokenKind::Dedent, TokenKind::EndMarker});
}

TEST_CASE("a line break within brackets is white space", "[lexer]") {
  CHECK(kinds_of("(\n  a\n)\n") == std::vector{TokenKind::LeftParen, TokenKind::Name,
                                               TokenKind::RightParen, TokenKind::Newline,
                                               TokenKind::EndMarker});
}

TEST_CASE("columns of tokens are bytes", "[lexer]") {
  std::vector<SyntaxWarning> warnings;
  Lexer lexer("\xC3\xA9 = x\n", {}, false, warnings);
  Token name = lexer.next();
  CHECK(name.end_column == 2);
  CHECK(lexer.next().column == 3);
}

TEST_CASE("a keyword may touch a number, with a warning", "[lexer]") {
  Parsed parsed("1if x else 2\n");
  REQUIRE(parsed.module);
  REQUIRE(parsed.warnings.size() == 1);
  CHECK(parsed.warnings[0].message == "invalid decimal literal");
}

// --- expressions ---------------------------------------------------------------------------------

TEST_CASE("operators bind as Python's do", "[parser]") {
  CHECK(shape_of("a + b * c - d") == "((a Add (b Mult c)) Sub d)");
  CHECK(shape_of("-a ** -b") == "(USub (a Pow (USub b)))");
  CHECK(shape_of("a ** b ** c") == "(a Pow (b Pow c))");
  CHECK(shape_of("a | b ^ c & d << e") == "(a BitOr (b BitXor (c BitAnd (d LShift e))))");
  CHECK(shape_of("not a == b") == "(Not (a Eq b))");
  CHECK(shape_of("a or b and not c or d") == "(or a (and b (Not c)) d)");
  CHECK(shape_of("await a ** b") == "((await a) Pow b)");
  CHECK(shape_of("a if b else c if d else e") == "(a if b else (c if d else e))");
}

TEST_CASE("comparisons chain", "[parser]") {
  CHECK(shape_of("a < b <= c is not d not in e") == "(a Lt b LtE c IsNot d NotIn e)");
}

TEST_CASE("a comma makes the tuple, not the parentheses", "[parser]") {
  CHECK(shape_of("a,") == "(tuple a)");
  CHECK(shape_of("(a)") == "a");
  CHECK(shape_of("()") == "(tuple )");
  CHECK(shape_of("[*a, (b, c)]") == "[*a (tuple b c)]");
}

TEST_CASE("integers that do not fit 64 bits keep their digits", "[parser]") {
  CHECK(shape_of("9_223_372_036_854_775_807") == "9223372036854775807");
  CHECK(shape_of("9223372036854775808") == "big10:9223372036854775808");
  CHECK(shape_of("0x00_1_0000_0000_0000_0000") == "big16:10000000000000000");
}

TEST_CASE("floats outside the range of a double become infinite or zero", "[parser]") {
  CHECK(ast::as<ast::Constant>(Parsed("1e400").expression()).real ==
        std::numeric_limits<double>::infinity());
  CHECK(ast::as<ast::Constant>(Parsed("1e-400").expression()).real == 0.0);
}

TEST_CASE("neighbouring strings are one constant", "[parser]") {
  CHECK(shape_of("'a' \"b\" r'\\c'") == "'ab\\c'");
  CHECK(shape_of("b'a' b'\\x41'") == "b'aA'");
}

TEST_CASE("escapes are decoded to UTF-8", "[parser]") {
  CHECK(shape_of("'\\u00e9\\N{EM DASH}\\x41\\101\\\n'") ==
        "'\xC3\xA9\xE2\x80\x94"
        "AA'");
}

TEST_CASE("a lone surrogate is kept and marked", "[parser]") {
  Parsed parsed("'\\ud800'");
  auto& constant = ast::as<ast::Constant>(parsed.expression());
  CHECK(constant.has_surrogates);
  CHECK(constant.text == "\xED\xA0\x80");
}

TEST_CASE("an unknown escape stays as it is, with a warning", "[parser]") {
  Parsed parsed("'\\d'");
  CHECK(shape(parsed.expression()) == "'\\d'");
  REQUIRE(parsed.warnings.size() == 1);
  CHECK(parsed.warnings[0].message == "invalid escape sequence '\\d'");
  CHECK(parsed.warnings[0].category == SyntaxWarning::Category::DeprecationWarning);
}

TEST_CASE("f-strings are read down to nested format specifications", "[parser]") {
  CHECK(shape_of("f'a{b!r:>{c}}d{{e}}'") == "f('a' {b!r:f('>' {c})} 'd{e}')");
  CHECK(shape_of("f'{x = }'") == "f('x = ' {x!r})");
  CHECK(shape_of("f'{x!=y}'") == "f({(x NotEq y)})");
  CHECK(shape_of("'a' f'{b}' 'c' f'd'") == "f('a' {b} 'cd')");
}

TEST_CASE("names are normalised and interned", "[parser]") {
  Parsed parsed("\xEF\xAC\x81 = fi\n");  // the ligature
  auto& assign = ast::as<ast::Assign>(parsed.statement());
  CHECK(ast::as<ast::Name>(*assign.targets[0]).id == ast::as<ast::Name>(*assign.value).id);
}

// --- statements ----------------------------------------------------------------------------------

TEST_CASE("targets are stores and deletions are deletions", "[parser]") {
  Parsed parsed("a, [b, *c] = d\ndel e.f\n");
  auto& tuple = ast::as<ast::Tuple>(*ast::as<ast::Assign>(parsed.statement(0)).targets[0]);
  CHECK(tuple.ctx == ast::ExprContext::Store);
  auto& list = ast::as<ast::List>(*tuple.elts[1]);
  CHECK(ast::as<ast::Name>(*ast::as<ast::Starred>(*list.elts[1]).value).ctx ==
        ast::ExprContext::Store);
  auto& attribute = ast::as<ast::Attribute>(*ast::as<ast::Delete>(parsed.statement(1)).targets[0]);
  CHECK(attribute.ctx == ast::ExprContext::Del);
  CHECK(ast::as<ast::Name>(*attribute.value).ctx == ast::ExprContext::Load);
}

TEST_CASE("an annotation is simple only for a bare name", "[parser]") {
  CHECK(ast::as<ast::AnnAssign>(Parsed("a: int").statement()).simple);
  CHECK_FALSE(ast::as<ast::AnnAssign>(Parsed("(a): int").statement()).simple);
  CHECK_FALSE(ast::as<ast::AnnAssign>(Parsed("a.b: int = 1").statement()).simple);
}

TEST_CASE("parameters go to their lists with their defaults", "[parser]") {
  Parsed parsed("def f(a, b=1, /, c=2, *d, e, g=3, **h): pass");
  const ast::arguments& args = *ast::as<ast::FunctionDef>(parsed.statement()).args;
  CHECK(args.posonlyargs.size() == 2);
  CHECK(args.args.size() == 1);
  CHECK(args.defaults.size() == 2);
  CHECK(args.vararg->arg_.view() == "d");
  REQUIRE(args.kw_defaults.size() == 2);
  CHECK(args.kw_defaults[0] == nullptr);
  CHECK(args.kw_defaults[1] != nullptr);
  CHECK(args.kwarg->arg_.view() == "h");
}

TEST_CASE("elif is an if within the else", "[parser]") {
  Parsed parsed("if a: b\nelif c: d\nelse: e\n");
  auto& first = ast::as<ast::If>(parsed.statement());
  REQUIRE(first.orelse.size() == 1);
  auto& second = ast::as<ast::If>(*first.orelse[0]);
  CHECK(second.orelse.size() == 1);
  CHECK(where(second.span) == "2:0-3:7");
}

TEST_CASE("match and case are names where no statement begins", "[parser]") {
  CHECK(Parsed("match = case = _ = 1\nmatch[case]\nmatch(case)\n").module);
  CHECK(ast::is<ast::Match>(Parsed("match x:\n case [1, *_] | {'k': v, **r}: pass\n").statement()));
}

TEST_CASE("patterns tell captures, values and classes apart", "[parser]") {
  Parsed parsed(
      "match x:\n case a: 0\n case a.b: 0\n case A(b, c=d): 0\n case -1+2j: 0\n case _: 0\n");
  auto& match = ast::as<ast::Match>(parsed.statement());
  CHECK(ast::is<ast::MatchAs>(*match.cases[0]->pattern));
  CHECK(ast::is<ast::MatchValue>(*match.cases[1]->pattern));
  CHECK(ast::as<ast::MatchClass>(*match.cases[2]->pattern).kwd_attrs[0].view() == "c");
  CHECK(shape(*ast::as<ast::MatchValue>(*match.cases[3]->pattern).value) == "((USub 1) Add ?)");
  CHECK_FALSE(ast::as<ast::MatchAs>(*match.cases[4]->pattern).name);
}

TEST_CASE("with items may stand in parentheses", "[parser]") {
  CHECK(ast::as<ast::With>(Parsed("with (a as b, c): pass").statement()).items.size() == 2);
  CHECK(ast::as<ast::With>(Parsed("with (a, b): pass").statement()).items.size() == 2);
  CHECK(ast::as<ast::With>(Parsed("with (a, b) as c: pass").statement()).items.size() == 1);
}

// --- positions -----------------------------------------------------------------------------------

TEST_CASE("positions are lines and UTF-8 bytes", "[parser]") {
  Parsed parsed("x = (\n '\xC3\xA9',\n  f(a)\n)\n");
  auto& assign = ast::as<ast::Assign>(parsed.statement());
  CHECK(where(assign.span) == "1:0-4:1");
  auto& tuple = ast::as<ast::Tuple>(*assign.value);
  CHECK(where(tuple.span) == "1:4-4:1");
  CHECK(where(tuple.elts[0]->span) == "2:1-2:5");
  CHECK(where(tuple.elts[1]->span) == "3:2-3:6");
}

TEST_CASE("a compound statement ends with its last visible token", "[parser]") {
  Parsed parsed("def f():\n  pass\n\n\n# c\nx\n");
  CHECK(where(parsed.statement(0).span) == "1:0-2:6");
  CHECK(where(parsed.statement(1).span) == "6:0-6:1");
}

TEST_CASE("expressions in f-strings have the positions Python 3.11 gives them", "[parser]") {
  Parsed parsed("x = f'ab{c}'\n");
  auto& joined = ast::as<ast::JoinedStr>(*ast::as<ast::Assign>(parsed.statement()).value);
  CHECK(where(joined.span) == "1:4-1:12");
  CHECK(where(ast::as<ast::FormattedValue>(*joined.values[1]).value->span) == "1:9-1:10");
}

// --- problems ------------------------------------------------------------------------------------

TEST_CASE("known mistakes are named", "[parser]") {
  CHECK(problem_of("print 1") ==
        "Missing parentheses in call to 'print'. Did you mean print(...)? @ 1:1-1:8");
  CHECK(problem_of("f(a b)") == "invalid syntax. Perhaps you forgot a comma? @ 1:3-1:6");
  CHECK(problem_of("f() = 1") ==
        "cannot assign to function call here. Maybe you meant '==' instead of '='? @ 1:1-1:4");
  CHECK(problem_of("a, None = b") == "cannot assign to None @ 1:4-1:8");
  CHECK(problem_of("del f()") == "cannot delete function call @ 1:5-1:8");
  CHECK(problem_of("f(a=1, b)") == "positional argument follows keyword argument @ 1:9-1:10");
  CHECK(problem_of("f(a, b for b in c)") ==
        "Generator expression must be parenthesized @ 1:6-1:18");
  CHECK(problem_of("{1: 2, 3}") == "':' expected after dictionary key @ 1:8-1:0");
  CHECK(problem_of("def f(a=1, b): pass") ==
        "non-default argument follows default argument @ 1:12-1:13");
  CHECK(problem_of("try: pass\nx") == "expected 'except' or 'finally' block @ 2:1-2:2");
  CHECK(problem_of("from a import b,\n") ==
        "trailing comma not allowed without surrounding parentheses @ 1:17-1:17");
  CHECK(problem_of("if a\n b") == "expected ':' @ 1:5-1:5");
  CHECK(problem_of("x = a if b\n") == "expected 'else' after 'if' expression @ 1:5-1:11");
  CHECK(problem_of("if a = 1: pass") ==
        "invalid syntax. Maybe you meant '==' or ':=' instead of '='? @ 1:4-1:9");
}

TEST_CASE("what no rule explains is at the first token that does not fit", "[parser]") {
  CHECK(problem_of("a b") == "invalid syntax @ 1:3-1:4");
  CHECK(problem_of("x = \n") == "invalid syntax @ 1:5-1:5");
  CHECK(problem_of("\xC3\xA9 b") == "invalid syntax @ 1:3-1:4");
}

TEST_CASE("offsets count characters, but bytes where nobody declared an encoding", "[parser]") {
  constexpr std::string_view text = "\xC3\xA9 = '\xC3\xA9' b\n";
  CHECK(problem_of(text) == "invalid syntax @ 1:9-1:10");
  CHECK(problem_of(Parsed::bytes(text).problem) == "invalid syntax @ 1:11-1:12");
  CHECK(problem_of(Parsed::bytes("\xEF\xBB\xBF" + std::string(text)).problem) ==
        "invalid syntax @ 1:9-1:10");
}

TEST_CASE("an indented block that is missing names its statement", "[parser]") {
  Parsed parsed("while a:\nb\n");
  CHECK(parsed.problem.kind == SyntaxProblem::Kind::IndentationError);
  CHECK(problem_of(parsed.problem) ==
        "expected an indented block after 'while' statement on line 1 @ 2:1-2:2");
  CHECK(parsed.problem.text == "b\n");
}

TEST_CASE("indentation must fit and may not mix tabs and spaces", "[lexer]") {
  CHECK(Parsed("if a:\n  b\n c\n").problem.message ==
        "unindent does not match any outer indentation level");
  CHECK(Parsed("  a\n").problem.message == "unexpected indent");
  CHECK(Parsed("if a:\n\tb\n        c\n").problem.kind == SyntaxProblem::Kind::TabError);
}

TEST_CASE("a bracket that stays open is found even after another mistake", "[lexer]") {
  CHECK(problem_of("x = (1,\n") == "'(' was never closed @ 1:5-1:0");
  CHECK(problem_of("x = [1\ny = 2\n") == "'[' was never closed @ 1:5-1:0");
  CHECK(problem_of("(]") ==
        "closing parenthesis ']' does not match opening parenthesis '(' @ 1:2-1:2");
}

TEST_CASE("a later mistake of the lexer wins over an earlier generic one", "[lexer]") {
  CHECK(problem_of("a b\n'c") == "unterminated string literal (detected at line 2) @ 2:1-2:1");
}

TEST_CASE("malformed literals are explained", "[lexer]") {
  CHECK(problem_of("0777").starts_with(
      "leading zeros in decimal integer literals are not permitted"));
  CHECK(problem_of("0o8") == "invalid digit '8' in octal literal @ 1:3-1:3");
  CHECK(problem_of("1__0") == "invalid decimal literal @ 1:2-1:2");
  CHECK(problem_of("'''a\nb") ==
        "unterminated triple-quoted string literal (detected at line 2) @ 1:1-1:1");
  CHECK(problem_of("'\\x1'").starts_with(
      "(unicode error) 'unicodeescape' codec can't decode bytes in position 0-2"));
  CHECK(problem_of("'\\N{x}'").find("unknown Unicode character name") != std::string::npos);
  CHECK(problem_of("b'\xC3\xA9'") == "bytes can only contain ASCII literal characters @ 1:1-1:5");
  CHECK(problem_of("x = \xE2\x82\xAC") == "invalid character '\xE2\x82\xAC' (U+20AC) @ 1:5-1:5");
}

TEST_CASE("mistakes in f-strings show the expression alone", "[parser]") {
  Parsed parsed("x = f'{a b}'");
  CHECK(problem_of(parsed.problem) ==
        "f-string: invalid syntax. Perhaps you forgot a comma? @ 1:2-1:5");
  CHECK(parsed.problem.text == "(a b)\n");
  CHECK(Parsed("f'{}'").problem.message == "f-string: empty expression not allowed");
  CHECK(Parsed("f'}'").problem.message == "f-string: single '}' is not allowed");
  CHECK(Parsed("f'{a:{b:{c}}}'").problem.message == "f-string: expressions nested too deeply");
}

TEST_CASE("too many digits are refused, in any base but powers of two", "[parser]") {
  CHECK(Parsed(repeat("1", 5000)).problem.message.starts_with("Exceeds the limit (4300 digits)"));
  CHECK(Parsed("0x" + repeat("1", 5000)).module);
}

// --- source --------------------------------------------------------------------------------------

TEST_CASE("the encoding of a file is declared in its first two lines", "[lexer]") {
  Parsed latin = Parsed::bytes("# coding: latin-1\n'\xE9'\n");
  CHECK(shape(latin.expression()) == "'\xC3\xA9'");
  CHECK(Parsed::bytes("#!x\n# vim: set fileencoding=utf-8 :\nx\n").module);
  CHECK(Parsed::bytes("# coding: foo\n").problem.message == "unknown encoding: foo");
  CHECK(Parsed::bytes("# coding: foo\n", "a.py").problem.message == "encoding problem: foo");
  CHECK(Parsed::bytes("x\n# coding: foo\n", "a.py").problem.message.empty() == true);
}

TEST_CASE("bytes that are no UTF-8 are a problem of the file or of the string that holds them",
          "[lexer]") {
  CHECK(
      Parsed::bytes("x\n#\xFF\n", "a.py").problem.message ==
      "Non-UTF-8 code starting with '\\xff' in file a.py on line 2, but no encoding declared; see "
      "https://peps.python.org/pep-0263/ for details");
  CHECK(Parsed::bytes("'\xFF'\n").problem.message ==
        "(unicode error) 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte");
}

TEST_CASE("a NUL byte is refused before anything is read", "[lexer]") {
  Parsed parsed(std::string_view("a\0b", 3));
  CHECK(parsed.problem.kind == SyntaxProblem::Kind::ValueError);
  CHECK(parsed.problem.message == "source code string cannot contain null bytes");
}

TEST_CASE("line ends of every kind are one line end", "[lexer]") {
  Parsed parsed("a\r\nb\rc\n'''d\r\ne'''");
  REQUIRE(parsed.module);
  CHECK(parsed.module->body.size() == 4);
  CHECK(shape(*ast::as<ast::Expr>(parsed.statement(3)).value) == "'d\ne'");
}

TEST_CASE("an empty text is a module without statements", "[parser]") {
  REQUIRE(Parsed("").module);
  CHECK(Parsed("").module->body.empty());
  CHECK(Parsed("\n# c").module->body.empty());
}

// --- other modes ---------------------------------------------------------------------------------

TEST_CASE("eval takes one expression", "[parser]") {
  Parsed parsed("a, b\n\n", ast::Mode::Eval);
  REQUIRE(parsed.module);
  CHECK(shape(*parsed.module->expression) == "(tuple a b)");
  CHECK(problem_of(Parsed("a = 1", ast::Mode::Eval).problem) == "invalid syntax @ 1:3-1:4");
}

TEST_CASE("a prompt learns whether more input could help", "[parser]") {
  auto incomplete = [](std::string_view text) {
    return Parsed(text, ast::Mode::Single, false).problem.incomplete;
  };
  CHECK(incomplete("if a:"));
  CHECK(incomplete("if a:\n  b"));
  CHECK(incomplete("(1,"));
  CHECK(incomplete("'''a"));
  CHECK(incomplete("@a\n"));
  CHECK(incomplete("try:\n  a\n"));
  CHECK(incomplete("class A:\n  x = '''a\n"));
  CHECK(incomplete("a = \\\n"));
  CHECK_FALSE(incomplete("a b"));
  CHECK_FALSE(incomplete("x ="));
  CHECK_FALSE(incomplete("x = 'a"));
  CHECK_FALSE(incomplete("if a:\n  x ="));
  CHECK_FALSE(incomplete("a b c)"));
  CHECK(Parsed("if a:\n  b\n", ast::Mode::Single, false).module);
  CHECK(Parsed("a; b", ast::Mode::Single).module->body.size() == 2);
  CHECK(Parsed("a\nb", ast::Mode::Single).problem.message ==
        "multiple statements found while compiling a single statement");
}

// --- limits --------------------------------------------------------------------------------------

TEST_CASE("long chains are read without deep recursion", "[parser]") {
  CHECK(Parsed(repeat("a+", 100000) + "a").module);
  CHECK(Parsed("if a: b\n" + repeat("elif c: d\n", 10000)).module);
  CHECK(Parsed("a" + repeat(".b(c)[d]", 10000)).module);
  CHECK(Parsed(repeat("x", 1000000)).module);
}

TEST_CASE("nesting is limited by a problem, not by the stack", "[parser]") {
  CHECK(Parsed(repeat("(", 150) + repeat(")", 150)).module);
  CHECK(Parsed(repeat("[", 100000)).problem.message == "too many nested parentheses");
  for (const char* unit : {"not ", "-", "lambda: ", "a if b else ", "a**", "lambda x="}) {
    CHECK(Parsed(repeat(unit, 700) + "a" +
                 (unit == std::string("lambda x=") ? repeat(": 0", 700) : ""))
              .module);
    CHECK(Parsed(repeat(unit, 20000) + "a").problem.kind == SyntaxProblem::Kind::MemoryError);
  }
}

TEST_CASE("memory that runs out leaves nothing behind", "[parser]") {
  const SyntaxProblem none;
  SyntaxProblem problem;
  SourceText source =
      SourceText::from_utf8("class A:\n  def f(x, *y): return [z for z in f'{x}' if z]\n" +
                                repeat("a = b + 'c' * d\n", 300) + "f(a b)\n",
                            problem);
  for (int fail_at = 1;; ++fail_at) {
    FailingResource resource(fail_at);
    bool failed = false;
    {
      std::vector<SyntaxWarning> warnings;
      try {
        Arena arena(&resource);
        parse_module(source, arena, {}, problem, warnings);
      } catch (const std::bad_alloc&) {
        failed = true;
      }
    }
    CHECK(resource.live() == 0);
    if (!failed) break;
  }
  CHECK(problem.message == "invalid syntax. Perhaps you forgot a comma?");
}
