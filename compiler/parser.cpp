// The frame of a parse: the token buffer, the passes over it and the memory that makes going back
// cheap.
#include "compiler/parser.hpp"

#include "compiler/parser_internal.hpp"

namespace vitro::compiler {

using ast::Expression;
using ast::Mode;
using ast::Module;
using ast::Pass;
using ast::Statement;

ast::Module* parse_module(const SourceText& source, Arena& arena, const ParseOptions& options,
                          SyntaxProblem& problem, std::vector<SyntaxWarning>& warnings) {
  Parser::Input input;
  StartRule start = options.mode == Mode::Exec   ? StartRule::Exec
                    : options.mode == Mode::Eval ? StartRule::Eval
                                                 : StartRule::Single;
  input.text = source.text(options.mode == Mode::Exec);
  input.is_file = source.is_file();
  input.offsets_in_bytes = source.offsets_in_bytes();
  input.unchecked = source.unchecked();
  Parser parser(input, start, arena, options, warnings);
  Module* module = parser.parse();
  if (!module) problem = parser.problem();
  return module;
}

Parser::Parser(const Input& input, StartRule start, Arena& arena, const ParseOptions& options,
               std::vector<SyntaxWarning>& warnings)
    : input_(input),
      start_(start),
      arena_(arena),
      options_(options),
      warnings_(warnings),
      first_warning_(warnings.size()) {}

// --- tokens --------------------------------------------------------------------------------------

void Parser::fill() {
  if (failed()) {
    tokens_.push_back(Token());
    return;
  }
  Token token = lexer_->next();
  const bool at_end =
      lexer_->state() == Lexer::State::EndOfInput || lexer_->state() == Lexer::State::EndInString;
  bool ends_line = false;
  // The end of an interactive text also ends its last line, and then the blocks.
  if (start_ == StartRule::Single && token.kind == TokenKind::EndMarker && parsing_started_) {
    token.kind = TokenKind::Newline;
    parsing_started_ = false;
    ends_line = !tokens_.empty() && tokens_.back().kind != TokenKind::Newline &&
                tokens_.back().kind != TokenKind::Dedent;
    if (options_.imply_dedent) lexer_->close_blocks();
  } else {
    parsing_started_ = true;
  }
  asked_past_end_ |= at_end && !ends_line &&
                     (token.kind == TokenKind::EndMarker || token.kind == TokenKind::Newline ||
                      token.kind == TokenKind::Error);
  tokens_.push_back(token);
  if (token.kind == TokenKind::Error) raise_lexer_problem();
}

const Token& Parser::peek_second() {
  peek();
  ++mark_;
  peek();
  --mark_;
  return tokens_[mark_ + 1];
}

bool Parser::at_word(std::string_view soft_keyword) {
  return at(TokenKind::Name) && tokens_[mark_].text() == soft_keyword;
}

bool Parser::accept_word(std::string_view soft_keyword) {
  if (!at_word(soft_keyword)) return false;
  ++mark_;
  return true;
}

bool Parser::force(TokenKind kind, const char* spelling) {
  if (accept(kind)) return true;
  if (!failed()) raise_at(tokens_[mark_].span(), std::string("expected '") + spelling + "'");
  return false;
}

Span Parser::span_from(Mark start) const {
  const Token& first = tokens_[start];
  // A construct ends with its last visible token: the end of line and indentation after a block are
  // not part of it.
  Mark last = mark_ - 1;
  auto visible = [this](Mark at) {
    TokenKind kind = tokens_[at].kind;
    return kind != TokenKind::Newline && kind != TokenKind::Indent && kind != TokenKind::Dedent &&
           kind != TokenKind::EndMarker;
  };
  while (last > 0 && !visible(last)) --last;
  return join(first.span(), tokens_[last].span());
}

// --- memory --------------------------------------------------------------------------------------

bool Parser::remembers_when_quick(Rule rule) {
  switch (rule) {
    case Rule::StarTarget:
    case Rule::TargetWithStarAtom:
    case Rule::TargetPrimary:
    case Rule::DeleteTarget:
    case Rule::ClosedPattern:
    case Rule::StarPattern: return true;
    default: return false;
  }
}

const Parser::Memo* Parser::find_memo(Rule rule) {
  if (mark_ >= memos_.size()) return nullptr;
  for (const Memo* memo = memos_[mark_]; memo; memo = memo->next) {
    if (memo->rule == rule) return memo;
  }
  return nullptr;
}

void Parser::store_memo(Mark start, Rule rule, void* result) {
  if (start >= memos_.size()) memos_.resize(std::max<std::size_t>(start + 1, tokens_.size()));
  if (!memo_memory_) memo_memory_.emplace(arena_.upstream_resource());
  void* memory = memo_memory_->allocate(sizeof(Memo), alignof(Memo));
  memos_[start] = ::new (memory) Memo{memos_[start], result, mark_, rule};
}

// --- passes --------------------------------------------------------------------------------------

void Parser::begin(Pass pass) {
  pass_ = pass;
  explaining_ = false;
  parsing_started_ = false;
  asked_past_end_ = false;
  depth_ = 0;
  mark_ = 0;
  tokens_.clear();
  memos_.clear();
  problem_ = SyntaxProblem();
  warnings_.resize(first_warning_);
  lexer_.emplace(input_.text, input_.origin, input_.unchecked, warnings_);
}

void* Parser::start_rule() {
  switch (start_) {
    case StartRule::Exec: {
      List<Statement> body(*this);
      statements(body);
      if (!accept(TokenKind::EndMarker)) return nullptr;
      auto* module = arena_.make_plain<Module>();
      module->body = body.finish();
      return module;
    }
    case StartRule::Eval: {
      Expression* value = expressions();
      if (!value) return nullptr;
      while (accept(TokenKind::Newline)) {
      }
      if (!accept(TokenKind::EndMarker)) return nullptr;
      auto* module = arena_.make_plain<Module>();
      module->mode = Mode::Eval;
      module->expression = value;
      return module;
    }
    case StartRule::Single: {
      List<Statement> body(*this);
      const Mark start = mark_;
      if (Statement* compound = compound_statement()) {
        if (!accept(TokenKind::Newline)) return nullptr;
        body.push(compound);
      } else if (!simple_statements(body)) {
        // An empty line is a statement that does nothing.
        mark_ = start;
        if (!accept(TokenKind::Newline)) return nullptr;
        body.push(make<ast::Pass>(start));
      }
      auto* module = arena_.make_plain<Module>();
      module->mode = Mode::Single;
      module->body = body.finish();
      return module;
    }
    case StartRule::FString: return star_expressions();
  }
  return nullptr;
}

void* Parser::run() {
  if (!options_.thorough) {
    begin(Pass::Quick);
    if (void* tree = start_rule(); tree && !failed() && !has_more_statements()) return tree;
  }
  begin(Pass::Exact);
  void* tree = start_rule();
  if (tree && !failed()) {
    if (!has_more_statements()) return tree;
    raise_here("multiple statements found while compiling a single statement");
    return nullptr;
  }
  const bool incomplete = asked_past_end_;
  if (problem_.kind != Kind::MemoryError) {
    const Token last_token = tokens_.back();
    if (!failed()) {
      mark_ = 0;
      memos_.clear();
      explaining_ = true;
      start_rule();
    }
    explain(last_token);
  }
  problem_.incomplete = incomplete;
  return nullptr;
}

Module* Parser::parse() { return static_cast<Module*>(run()); }

Expression* Parser::parse_fstring_expression(bool quick_only) {
  if (!quick_only) return static_cast<Expression*>(run());
  begin(Pass::Quick);
  auto* value = static_cast<Expression*>(start_rule());
  return failed() ? nullptr : value;
}

// After one interactive statement only white space and comments may follow.
bool Parser::has_more_statements() const {
  if (start_ != StartRule::Single) return false;
  std::string_view rest = lexer_->rest();
  for (;;) {
    std::size_t next = rest.find_first_not_of(" \t\n\f");
    if (next == std::string_view::npos) return false;
    if (rest[next] != '#') return true;
    std::size_t line_end = rest.find('\n', next);
    if (line_end == std::string_view::npos) return false;
    rest.remove_prefix(line_end);
  }
}

// Says something about the text if no rule did. `last_token` is the furthest one that the exact
// pass looked at.
void Parser::explain(const Token& last_token) {
  if (failed()) {
    if (problem_.kind != Kind::MemoryError && lexer_->state() == Lexer::State::Ok)
      look_for_later_lexer_errors();
    return;
  }
  if (last_token.kind == TokenKind::Indent || last_token.kind == TokenKind::Dedent) {
    raise_last(Kind::IndentationError,
               last_token.kind == TokenKind::Indent ? "unexpected indent" : "unexpected unindent");
    return;
  }
  raise_known(Kind::SyntaxError, last_token.line, last_token.column + 1, last_token.end_line,
              last_token.end_column + 1, "invalid syntax");
  look_for_later_lexer_errors();
}

// A mistake that only the lexer can see explains more than what the parser stumbled over: a bracket
// that was opened before the error and never closed, a later string without end.
void Parser::look_for_later_lexer_errors() {
  const int error_line = tokens_.empty() ? 0 : tokens_.back().line;
  Token token;
  do {
    token = lexer_->next();
  } while (token.kind != TokenKind::Error && token.kind != TokenKind::EndMarker);
  if (token.kind != TokenKind::Error) return;
  SyntaxProblem found;
  std::swap(found, problem_);
  if (lexer_->state() == Lexer::State::Reported || lexer_->state() == Lexer::State::EndInString) {
    problem_ = lexer_->problem();
  } else if (lexer_->level() > 0 && error_line > lexer_->innermost().line) {
    raise_unclosed_bracket();
  } else {
    std::swap(found, problem_);
  }
}

}  // namespace vitro::compiler
