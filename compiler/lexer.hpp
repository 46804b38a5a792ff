// Characters to tokens, one at a time and only on demand: how far the lexer has read when the
// parser gives up is part of what an error message says. Positions, the order of checks and the
// texts of errors are CPython's.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/source.hpp"

namespace vitro::compiler {

enum class TokenKind : std::uint8_t {
  EndMarker,
  Name,
  Number,
  String,
  Newline,
  Indent,
  Dedent,
  Error,    // the lexer, or the parser, has reported a problem: nothing matches from here on
  Unknown,  // a character such as `?` that no rule knows
  // brackets and punctuation
  LeftParen,
  RightParen,
  LeftBracket,
  RightBracket,
  LeftBrace,
  RightBrace,
  Colon,
  Comma,
  Semicolon,
  Dot,
  Ellipsis,
  Arrow,
  ColonEqual,
  Equal,
  // operators
  Plus,
  Minus,
  Star,
  Slash,
  Percent,
  At,
  Ampersand,
  Bar,
  Caret,
  Tilde,
  DoubleStar,
  DoubleSlash,
  LeftShift,
  RightShift,
  Less,
  Greater,
  EqualEqual,
  NotEqual,
  LessEqual,
  GreaterEqual,
  LessGreater,  // `<>`: a token, yet no rule takes it
  // augmented assignment, in the order of ast::Operator
  PlusEqual,
  MinusEqual,
  StarEqual,
  AtEqual,
  SlashEqual,
  PercentEqual,
  DoubleStarEqual,
  LeftShiftEqual,
  RightShiftEqual,
  BarEqual,
  CaretEqual,
  AmpersandEqual,
  DoubleSlashEqual,
  // keywords
  False,
  None,
  True,
  And,
  As,
  Assert,
  Async,
  Await,
  Break,
  Class,
  Continue,
  Def,
  Del,
  Elif,
  Else,
  Except,
  Finally,
  For,
  From,
  Global,
  If,
  Import,
  In,
  Is,
  Lambda,
  Nonlocal,
  Not,
  Or,
  Pass,
  Raise,
  Return,
  Try,
  While,
  With,
  Yield,
};

struct Token {
  TokenKind kind = TokenKind::Error;
  std::uint16_t level = 0;  // open brackets after this token
  // As in Span, but a column is -1 for tokens without text: indentation and the end of the input.
  int line = 0;
  int column = -1;
  int end_line = 0;
  int end_column = -1;
  const char* start = nullptr;
  const char* end = nullptr;

  std::string_view text() const { return {start, static_cast<std::size_t>(end - start)}; }
  Span span() const {
    return {static_cast<std::uint32_t>(line), static_cast<std::uint32_t>(column),
            static_cast<std::uint32_t>(end_line), static_cast<std::uint32_t>(end_column)};
  }
};

// What a word is: a keyword's kind, or Name.
TokenKind keyword_kind(std::string_view word);

// Whether `text` (valid UTF-8, all of it identifier-like) is a name; else the offset just past the
// first bad character. 0 means that it is a name.
std::size_t find_bad_identifier_character(std::string_view text, char32_t& bad);

// Whether Python's repr() would show the character as itself.
bool is_printable(char32_t character);

class Lexer {
 public:
  // Where the text starts within a bigger one, for the expressions inside f-strings.
  struct Origin {
    int line = 1;
    int column = 0;
  };

  // How the text ended, or why there is no next token.
  enum class State : std::uint8_t {
    Ok,
    EndOfInput,
    EndInString,  // reported, but another line could close the quotes
    Reported,     // problem() says what is wrong; the rest need the parser to word and place them
    Undecodable,  // a name with bytes that are no UTF-8; problem().message has the decoder's words
    InconsistentDedent,
    InconsistentTabs,
    TooDeep,
    BadContinuation,
  };

  Lexer(std::string_view text, Origin origin, bool check_utf8,
        std::vector<SyntaxWarning>& warnings);

  // After EndMarker come further EndMarkers; after an error the result is not meaningful.
  Token next();

  // Pretends that all open blocks end here (the end of an interactive statement).
  void close_blocks();

  State state() const { return state_; }
  const SyntaxProblem& problem() const { return problem_; }

  int line() const { return line_; }
  int cursor_column() const { return static_cast<int>(cursor_ - line_start_); }
  // The column that "unexpected character after line continuation" is reported at.
  int continuation_column() const { return static_cast<int>(cursor_ - shown_start_) - 1; }
  // The lines being read, from the start of the token at hand: what an error on the current line
  // shows.
  std::string_view shown_text() const {
    return {shown_start_, static_cast<std::size_t>(line_end_ - shown_start_)};
  }
  std::string_view rest() const { return {cursor_, static_cast<std::size_t>(text_end_ - cursor_)}; }

  std::string_view whole_text() const {
    return {text_start_, static_cast<std::size_t>(text_end_ - text_start_)};
  }
  Origin origin() const { return origin_; }

  struct OpenBracket {
    char bracket;
    int line;
    int column;
  };
  int level() const { return level_; }
  const OpenBracket& innermost() const { return brackets_[static_cast<std::size_t>(level_ - 1)]; }

 private:
  static constexpr int kEnd = -1;
  static constexpr int kMaxBrackets = 200;
  static constexpr int kMaxIndents = 100;
  static constexpr int kTabSize = 8;

  int read() { return cursor_ != line_end_ ? static_cast<unsigned char>(*cursor_++) : read_line(); }
  int read_line();
  void unread(int c) {
    if (c != kEnd) --cursor_;
  }

  TokenKind scan();
  bool measure_indent(bool& blank_line);
  bool continue_line();
  TokenKind scan_word(int c);
  TokenKind scan_string(int quote);
  TokenKind scan_number(int c);
  TokenKind scan_radix(const char* kind, int base);
  TokenKind scan_fraction(int c);
  TokenKind scan_exponent(int e);
  TokenKind scan_imaginary();
  int scan_decimal_tail();
  TokenKind end_number(int c, const char* kind);
  bool number_may_end(int c, const char* kind);
  bool word_ends_with(std::string_view rest) const;
  TokenKind scan_operator(int c);
  TokenKind open_bracket(char bracket, TokenKind kind);
  TokenKind close_bracket(char bracket, char opening, TokenKind kind);
  TokenKind with_equal(TokenKind plain, TokenKind equal);
  bool check_name();

  TokenKind fail(State state) {
    state_ = state;
    return TokenKind::Error;
  }
  TokenKind report(std::string message) { return report(std::move(message), -1, -1); }
  TokenKind report(std::string message, int offset, int end_offset);

  const char* text_start_;
  const char* text_end_;
  const char* cursor_;       // next character
  const char* line_start_;   // of the line being read
  const char* line_end_;     // just past its newline
  const char* shown_start_;  // start of the first line of the token being read
  const char* token_start_ = nullptr;
  const char* token_end_ = nullptr;
  const char* string_line_start_ = nullptr;  // the line that the string being read began in
  int string_line_ = 0;
  int line_;
  Origin origin_;
  bool check_utf8_;
  bool at_line_start_ = true;
  State state_ = State::Ok;
  int level_ = 0;
  int indent_ = 0;
  int pending_ = 0;  // > 0: Indent tokens to give out; < 0: Dedent tokens
  // Columns with tabs to multiples of 8, and with tabs counted as 1: both must agree on what is
  // deeper.
  int indents_[kMaxIndents] = {};
  int narrow_indents_[kMaxIndents] = {};
  OpenBracket brackets_[kMaxBrackets];
  SyntaxProblem problem_;
  std::vector<SyntaxWarning>& warnings_;
};

}  // namespace vitro::compiler
