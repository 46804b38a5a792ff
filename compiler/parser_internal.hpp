// The parser behind parse_module(): recursive descent that can go back, after the idea of parsing
// expression grammars.
//
// A rule is a member function. It returns null when the tokens do not fit and then leaves the
// position where it was. Rules come in the order and with the look-ahead that CPython's grammar
// has, because which token is the last one looked at, and which special message is found first, is
// visible to users.
//
// Three passes are possible over one text:
//   quick     each construct is decided by its first tokens, nothing is reported;
//   exact     alternatives are tried one by one (with memory, so that going back stays cheap): says
//   how far reading got; explain   exact, and the `invalid_…` rules look for known mistakes.
//
// A reported problem turns all tokens into TokenKind::Error. No rule fits those, so every rule ends
// quickly and none has to ask whether something went wrong below it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/container/small_vector.hpp>

#include "compiler/lexer.hpp"
#include "compiler/parser.hpp"

namespace vitro::compiler {

struct StringPart;

// What a whole text must be.
enum class StartRule : std::uint8_t { Exec, Eval, Single, FString };

// The tokens of one call's arguments.
struct CallArguments {
  ast::Seq<ast::Expression*> args;
  ast::Seq<ast::keyword*> keywords;
};

// A parameter with its default, while the list is being read.
struct Parameter {
  ast::arg* arg;
  ast::Expression* value;  // null without a default
};

class Parser {
 public:
  using Mark = std::uint32_t;

  struct Input {
    std::string_view text;
    Lexer::Origin origin;
    bool is_file = false;           // show lines whole
    bool offsets_in_bytes = false;  // see SourceText
    bool unchecked = false;
  };

  Parser(const Input& input, StartRule start, Arena& arena, const ParseOptions& options,
         std::vector<SyntaxWarning>& warnings);

  // The tree: a Module, or an Expression for StartRule::FString. Null: problem() says why.
  ast::Module* parse();
  ast::Expression* parse_fstring_expression(bool quick_only);
  const SyntaxProblem& problem() const { return problem_; }

 private:
  enum class Rule : std::uint8_t;
  enum class Context : std::uint8_t { Function, Lambda };
  enum class Targets : std::uint8_t { Star, For, Del };

  struct Memo {
    Memo* next;
    void* result;
    Mark end;
    Rule rule;
  };

  // A growing list of nodes; the nested ones of all rules share one buffer, as their lives are
  // nested too.
  template <class T>
  class List {
   public:
    explicit List(Parser& parser) : parser_(parser), base_(parser.scratch_.size()) {}
    List(const List&) = delete;
    List& operator=(const List&) = delete;
    ~List() { parser_.scratch_.resize(base_); }
    // Null is allowed where a tree has null entries.
    void push(T* node) { parser_.scratch_.push_back(node); }
    std::size_t size() const { return parser_.scratch_.size() - base_; }
    bool empty() const { return size() == 0; }
    void shrink(std::size_t size) { parser_.scratch_.resize(base_ + size); }
    T* operator[](std::size_t index) const {
      return static_cast<T*>(parser_.scratch_[base_ + index]);
    }
    T* back() const { return static_cast<T*>(parser_.scratch_.back()); }
    ast::Seq<T*> finish() const {
      static_assert(sizeof(T*) == sizeof(void*));
      if (empty()) return {};
      T** target = static_cast<T**>(parser_.arena_.allocate(size() * sizeof(T*), alignof(T*)));
      for (std::size_t index = 0; index < size(); ++index) target[index] = (*this)[index];
      return {target, size()};
    }

   private:
    Parser& parser_;
    std::size_t base_;
  };

  // Counts how deep rules are nested. Past the limit (CPython's own) a MemoryError is reported.
  class Depth {
   public:
    Depth(Parser& parser, int weight) : parser_(parser), weight_(weight) {
      parser_.depth_ += weight_;
      if (parser_.depth_ > kMaxDepth) parser_.raise_too_deep();
    }
    Depth(const Depth&) = delete;
    Depth& operator=(const Depth&) = delete;
    ~Depth() { parser_.depth_ -= weight_; }

   private:
    Parser& parser_;
    int weight_;
  };

  static constexpr int kMaxDepth = 6000;
  static constexpr int kBracketWeight =
      26;  // rules between a bracket and the next one inside it, in CPython's grammar

  static constexpr int kParametersWeight =
      6;  // likewise between a parameter list and a default value in it

  // --- tokens (parser.cpp)
  void fill();
  const Token& peek() {
    if (mark_ == tokens_.size()) fill();
    return tokens_[mark_];
  }
  const Token& peek_second();
  bool at(TokenKind kind) { return peek().kind == kind; }
  bool accept(TokenKind kind) {
    if (!at(kind)) return false;
    ++mark_;
    return true;
  }
  bool at_word(std::string_view soft_keyword);
  bool accept_word(std::string_view soft_keyword);
  // The next token must be this one; what else stands there is reported even in the exact pass.
  bool force(TokenKind kind, const char* spelling);
  std::nullptr_t reset(Mark mark) {
    mark_ = mark;
    return nullptr;
  }
  Span span_from(Mark start) const;
  bool failed() const { return static_cast<bool>(problem_); }
  bool quick() const { return pass_ == Pass::Quick; }
  bool explaining() const { return explaining_; }
  template <class T>
  T* make(Mark start) {
    return arena_.make<T>(span_from(start));
  }

  // --- passes (parser.cpp)
  enum class Pass : std::uint8_t { Quick, Exact };
  void begin(Pass pass);
  void* run();
  void* start_rule();
  bool has_more_statements() const;
  void explain(const Token& last_token);
  void look_for_later_lexer_errors();

  template <class Body>
  auto memoised(Rule rule, Body body) -> decltype(body());
  static bool remembers_when_quick(Rule rule);
  const Memo* find_memo(Rule rule);
  void store_memo(Mark start, Rule rule, void* result);

  // --- problems (parser_problems.cpp). All return null, for `return raise(…)`.
  using Kind = SyntaxProblem::Kind;
  std::nullptr_t raise_known(Kind kind, int line, int offset, int end_line, int end_offset,
                             std::string message);
  std::nullptr_t raise_last(Kind kind, std::string message);
  std::nullptr_t raise_here(std::string message) {
    return raise_last(Kind::SyntaxError, std::move(message));
  }
  std::nullptr_t raise_indentation(const char* construct, Mark keyword);
  std::nullptr_t raise_at(const Span& span, std::string message);
  std::nullptr_t raise_at(Mark token, std::string message) {
    return raise_at(tokens_[token].span(), std::move(message));
  }
  std::nullptr_t raise_range(const Span& first, const Span& last, std::string message) {
    return raise_at(join(first, last), std::move(message));
  }
  std::nullptr_t raise_from(const Span& first, std::string message);
  std::nullptr_t raise_invalid_target(Targets targets, ast::Expression* expression);
  std::nullptr_t raise_copy(const SyntaxProblem& problem);
  std::nullptr_t raise_unclosed_bracket();
  void raise_lexer_problem();
  void raise_too_deep();
  void poison();
  std::string error_text(int line) const;
  int character_offset(const std::string& text, int byte_offset) const;

  // --- names and literals
  ast::Name* name();
  Identifier identifier_of(const Token& token);
  ast::Expression* number();
  ast::Expression* strings();
  ast::Expression* concatenate(Mark start);
  bool split_literal(Mark token, StringPart& part);
  bool check_utf8(std::string_view text);
  bool decode_escapes(std::string_view body, bool is_bytes, Mark token, std::string& out,
                      bool& has_surrogates);
  bool raise_bad_escape(std::size_t start, std::size_t end, const char* reason);
  void warn_escape(char character, Mark token);
  class FString;
  friend class FString;

  // --- expressions (parser_expressions.cpp)
  ast::Expression* star_expressions();
  ast::Expression* star_expression();
  ast::Expression* star_named_expression();
  bool star_named_expressions(List<ast::Expression>& list);
  ast::Expression* expressions();
  ast::Expression* expression();
  ast::Expression* expression_body();
  ast::Expression* assignment_expression();
  ast::Expression* named_expression();
  ast::Expression* argument_expression();
  ast::Expression* yield_expression();
  ast::Expression* value_after_equal();
  ast::Expression* lambda();
  ast::Expression* disjunction();
  ast::Expression* disjunction_body();
  ast::Expression* conjunction();
  ast::Expression* inversion();
  ast::Expression* comparison();
  bool compare_operator(ast::CompareOperator& op);
  ast::Expression* bitwise_or();
  ast::Expression* binary(int precedence);
  ast::Expression* factor();
  ast::Expression* power();
  ast::Expression* await_primary();
  ast::Expression* primary();
  ast::Expression* primary_body();
  ast::Expression* trailer(ast::Expression* value, Mark start, bool in_target);
  ast::Expression* call(ast::Expression* function, Mark start);
  ast::Expression* slices();
  ast::Expression* slice();
  ast::Expression* starred_expression();

  // --- atoms (parser_atoms.cpp)
  ast::Expression* atom();
  ast::Expression* constant(ast::ConstantType type);
  ast::Expression* in_parentheses();
  ast::Expression* in_brackets();
  ast::Expression* in_braces();
  ast::Expression* quick_parentheses();
  ast::Expression* quick_brackets();
  ast::Expression* quick_braces();
  ast::Expression* quick_dict(Mark start, ast::Expression* first_key);
  ast::Expression* make_dict(Mark start, const List<ast::Expression>& pairs);
  ast::Expression* tuple();
  ast::Expression* group();
  ast::Expression* generator();
  ast::Expression* list();
  ast::Expression* list_comprehension();
  ast::Expression* dict();
  ast::Expression* set();
  ast::Expression* dict_comprehension();
  ast::Expression* set_comprehension();
  bool double_starred_pair(List<ast::Expression>& pairs);
  bool pair(ast::Expression*& key, ast::Expression*& value);
  template <class Comprehension>
  ast::Expression* finish_comprehension(Mark start, ast::Expression* element, TokenKind closing);
  std::optional<ast::Seq<ast::comprehension*>> for_if_clauses();
  ast::comprehension* for_if_clause();

  // --- call arguments (parser_arguments.cpp)
  CallArguments* arguments();
  CallArguments* args();
  ast::Expression* quick_call(ast::Expression* function, Mark start);
  bool positional_arguments(List<ast::Node>& list);
  ast::Expression* positional_argument();
  bool kwargs(List<ast::Node>& list);
  ast::Node* kwarg_or_starred();
  ast::Node* kwarg_or_double_starred();
  ast::keyword* named_argument();
  CallArguments* sort_arguments(const List<ast::Node>& list);

  // --- parameters (parser_parameters.cpp)
  using Parameters = boost::container::small_vector<Parameter, 4>;
  struct StarEtc {
    ast::arg* vararg = nullptr;
    Parameters keyword_only;
    ast::arg* kwarg = nullptr;
  };
  ast::arguments* parameters_or_none(Context context);
  ast::arguments* parameters(Context context);
  ast::arguments* quick_parameters(Context context);
  ast::arguments* make_parameters(const Parameters& positional_only, const Parameters& positional,
                                  const StarEtc& star);
  bool slash(Context context, bool with_default, Parameters& out);
  bool star_etc(Context context, StarEtc& out);
  ast::arg* double_star(Context context);
  enum class Default : std::uint8_t { No, Yes, Maybe };
  bool parameter(Context context, Default wanted, Parameter& out, bool star_annotation = false);
  bool some_parameters(Context context, Default wanted, Parameters& out);
  ast::arg* bare_parameter(Context context, bool star_annotation);
  ast::Expression* default_value();
  static TokenKind closing_of(Context context) {
    return context == Context::Lambda ? TokenKind::Colon : TokenKind::RightParen;
  }

  // --- targets (parser_targets.cpp)
  ast::Expression* star_targets();
  ast::Expression* star_target();
  ast::Expression* target_with_star_atom();
  ast::Expression* star_atom();
  ast::Expression* single_target();
  ast::Expression* attribute_or_subscript(ast::ExprContext context);
  ast::Expression* target_primary();
  bool at_target_trailer();
  bool delete_targets(List<ast::Expression>& list);
  ast::Expression* delete_target();
  ast::Expression* delete_atom();
  bool make_store(ast::Expression* expression);

  // --- statements (parser_statements.cpp, parser_compound.cpp)
  bool statements(List<ast::Statement>& list);
  bool statement(List<ast::Statement>& list);
  bool simple_statements(List<ast::Statement>& list);
  ast::Statement* simple_statement();
  ast::Statement* keyword_statement();
  ast::Statement* expression_statement();
  ast::Statement* quick_assignment(Mark start, ast::Expression* first);
  ast::Statement* assignment();
  ast::Statement* finish_annotation(Mark start, ast::Expression* target, bool simple);
  ast::Statement* return_statement();
  ast::Statement* raise_statement();
  ast::Statement* scope_statement();
  ast::Statement* delete_statement();
  ast::Statement* assert_statement();
  ast::Statement* import_name();
  ast::Statement* import_from();
  std::optional<ast::Seq<ast::alias*>> import_targets();
  bool import_aliases(List<ast::alias>& list);
  Identifier dotted_name();
  Identifier as_name();
  static std::optional<ast::Operator> augmented(TokenKind kind);

  ast::Statement* compound_statement();
  ast::Seq<ast::Statement*>* block();
  bool block_body(List<ast::Statement>& list);
  ast::Statement* decorated();
  ast::Statement* function(ast::Seq<ast::Expression*> decorators);
  ast::Statement* class_definition(ast::Seq<ast::Expression*> decorators);
  ast::Statement* if_statement();
  bool else_block(ast::Seq<ast::Statement*>& orelse);
  bool finally_block(ast::Seq<ast::Statement*>& body);
  ast::Statement* while_statement();
  ast::Statement* for_statement();
  ast::Statement* with_statement();
  bool with_items(List<ast::withitem>& list);
  ast::withitem* with_item();
  ast::Statement* try_statement();
  ast::ExceptHandler* except_block();
  ast::ExceptHandler* except_star_block();

  // --- match (parser_patterns.cpp)
  ast::Statement* match_statement();
  ast::Expression* subject();
  ast::match_case* case_block();
  ast::Pattern* patterns();
  ast::Pattern* pattern();
  ast::Pattern* or_pattern();
  ast::Pattern* closed_pattern();
  ast::Pattern* closed_pattern_body();
  ast::Pattern* literal_pattern();
  ast::Pattern* singleton_pattern();
  ast::Expression* literal_key();
  ast::Expression* signed_number();
  ast::Expression* complex_number();
  ast::Expression* checked_number(bool imaginary);
  Identifier capture_target();
  ast::Pattern* group_pattern();
  ast::Pattern* sequence_pattern();
  bool open_sequence(List<ast::Pattern>& list);
  bool maybe_sequence(List<ast::Pattern>& list);
  ast::Pattern* maybe_star_pattern();
  ast::Pattern* star_pattern();
  ast::Pattern* mapping_pattern();
  bool key_value_patterns(List<ast::Node>& list);
  ast::Pattern* class_pattern();
  bool positional_patterns(List<ast::Pattern>& list);
  bool keyword_patterns(List<ast::Node>& list);
  ast::Expression* name_or_attribute();
  ast::Expression* dotted_attribute();

  // --- known mistakes (parser_errors_*.cpp). Each either reports or does nothing; the position is
  // kept.
  void invalid_expression();
  ast::Expression* expression_without_invalid();
  void invalid_legacy_expression();
  void invalid_named_expression();
  void invalid_comprehension();
  void invalid_dict_comprehension();
  void invalid_group();
  void invalid_double_starred_pairs();
  void invalid_pair();
  void invalid_value_of_pair();
  void invalid_arguments();
  void invalid_named_argument();
  void invalid_for_target();
  void invalid_parameters(Context context);
  void invalid_star_etc(Context context);
  void invalid_double_star(Context context);
  void invalid_default();
  bool at_soft_keyword_prefix();
  void invalid_assignment();
  ast::Expression* invalid_annotation_target();
  void invalid_delete();
  void invalid_import_targets();
  void invalid_block_here(const char* construct, Mark keyword);
  void invalid_block_after(const char* construct, Mark keyword);
  void invalid_condition(TokenKind keyword, const char* construct);
  void invalid_with_item();
  void invalid_with();
  void invalid_with_indent();
  bool loose_with_items(bool parenthesised);
  void invalid_try();
  void invalid_except();
  void invalid_except_indent(bool star);
  void invalid_function();
  void invalid_class();
  void invalid_if(TokenKind keyword);
  void invalid_while();
  void invalid_for();
  void invalid_match();
  void invalid_case();
  void invalid_as_pattern();
  void invalid_class_pattern();
  bool is_legacy_statement(const ast::Expression* expression) const;

  Input input_;
  StartRule start_;
  Arena& arena_;
  const ParseOptions& options_;
  std::vector<SyntaxWarning>& warnings_;
  std::size_t first_warning_;
  Pass pass_ = Pass::Quick;
  bool explaining_ = false;
  bool parsing_started_ = false;
  bool asked_past_end_ = false;  // a token was wanted where the text has no more
  int depth_ = 0;
  Mark mark_ = 0;
  std::optional<Lexer> lexer_;
  boost::container::small_vector<Token, 32> tokens_;
  boost::container::small_vector<void*, 64> scratch_;
  std::vector<Memo*> memos_;  // per token, a chain
  std::optional<boost::container::pmr::monotonic_buffer_resource> memo_memory_;
  SyntaxProblem problem_;
};

enum class Parser::Rule : std::uint8_t {
  Expression,
  Disjunction,
  BitwiseOr,
  Primary,
  Strings,
  StarExpression,
  Arguments,
  SimpleStatement,
  Block,
  StarTarget,
  TargetWithStarAtom,
  TargetPrimary,
  DeleteTarget,
  ClosedPattern,
  StarPattern,
  InvalidNamedExpression,
  LambdaParameters,
};

template <class Body>
auto Parser::memoised(Rule rule, Body body) -> decltype(body()) {
  using Result = decltype(body());
  if (quick() && !remembers_when_quick(rule)) return body();
  if (const Memo* memo = find_memo(rule)) {
    mark_ = memo->end;
    return static_cast<Result>(memo->result);
  }
  const Mark start = mark_;
  Result result = body();
  store_memo(start, rule, result);
  return result;
}

// What messages call an expression: "function call", "literal" and so on.
const char* describe(const ast::Expression& expression);

}  // namespace vitro::compiler
