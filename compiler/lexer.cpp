// Lines, indentation, words, strings and operators. Numbers and the rules for names are in
// lexer_numbers.cpp and lexer_names.cpp.
#include "compiler/lexer.hpp"

#include <algorithm>
#include <cstdio>
#include <cstring>

namespace vitro::compiler {
namespace {

enum CharacterClass : std::uint8_t { kOther = 0, kWordStart = 1, kWord = 2, kDigit = 4 };

struct CharacterTable {
  std::uint8_t classes[256] = {};
  constexpr CharacterTable() {
    for (int c = 0; c < 256; ++c) {
      bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 128;
      bool digit = c >= '0' && c <= '9';
      classes[c] = static_cast<std::uint8_t>((letter ? kWordStart | kWord : 0) |
                                             (digit ? kWord | kDigit : 0));
    }
  }
};
constexpr CharacterTable kCharacters;

bool starts_word(int c) { return c >= 0 && (kCharacters.classes[c] & kWordStart); }
bool is_digit(int c) { return c >= '0' && c <= '9'; }

}  // namespace

Lexer::Lexer(std::string_view text, Origin origin, bool check_utf8,
             std::vector<SyntaxWarning>& warnings)
    : text_start_(text.data()),
      text_end_(text.data() + text.size()),
      cursor_(text.data()),
      line_start_(text.data()),
      line_end_(text.data()),
      shown_start_(text.data()),
      line_(origin.line - 1),
      origin_(origin),
      check_utf8_(check_utf8),
      warnings_(warnings) {}

int Lexer::read_line() {
  if (state_ != State::Ok) return kEnd;
  if (cursor_ == text_end_) {
    state_ = State::EndOfInput;
    return kEnd;
  }
  if (!token_start_) shown_start_ = cursor_;
  const void* newline = std::memchr(cursor_, '\n', static_cast<std::size_t>(text_end_ - cursor_));
  line_end_ = newline ? static_cast<const char*>(newline) + 1 : text_end_;
  line_start_ = cursor_;
  ++line_;
  return static_cast<unsigned char>(*cursor_++);
}

TokenKind Lexer::report(std::string message, int offset, int end_offset) {
  // The line is shown without its newline and the offset counts the characters read of it.
  std::string_view line(line_start_, static_cast<std::size_t>(text_end_ - line_start_));
  line = line.substr(0, std::min(line.find('\n'), line.size()));
  if (offset == -1)
    offset = static_cast<int>(
        count_characters({line_start_, static_cast<std::size_t>(cursor_ - line_start_)}));
  if (end_offset == -1) end_offset = offset;
  problem_.kind = SyntaxProblem::Kind::SyntaxError;
  problem_.message = std::move(message);
  problem_.has_position = problem_.has_end = problem_.has_text = true;
  problem_.line = problem_.end_line = line_;
  problem_.offset = offset;
  problem_.end_offset = end_offset;
  problem_.text = with_replacement_characters(line);
  return fail(State::Reported);
}

void Lexer::close_blocks() {
  pending_ = -indent_;
  indent_ = 0;
}

Token Lexer::next() {
  token_start_ = token_end_ = nullptr;
  Token token;
  token.kind = scan();
  token.level = static_cast<std::uint16_t>(level_);
  const bool is_string = token.kind == TokenKind::String;
  const char* first_line = is_string ? string_line_start_ : line_start_;
  token.line = is_string ? string_line_ : line_;
  token.end_line = line_;
  if (token_end_) {
    token.start = token_start_;
    token.end = token_end_;
    token.column = static_cast<int>(token_start_ - first_line);
    token.end_column = static_cast<int>(token_end_ - line_start_);
  }
  if (line_ == origin_.line) {
    token.column += origin_.column;
    token.end_column += origin_.column;
  }
  return token;
}

// The backslash has been read: the newline must follow, and a further line.
bool Lexer::continue_line() {
  if (read() != '\n') {
    state_ = State::BadContinuation;
    return false;
  }
  int c = read();
  if (c == kEnd) {
    cursor_ = line_end_;
    return false;
  }
  unread(c);
  return true;
}

// Reads the white space a line begins with and decides about indentation. False: an error has been
// noted.
bool Lexer::measure_indent(bool& blank_line) {
  int column = 0;
  int narrow = 0;
  int continued =
      0;  // the column that counts when the white space is split over lines by backslashes
  int c;
  for (;;) {
    c = read();
    if (c == ' ') {
      ++column;
      ++narrow;
    } else if (c == '\t') {
      column = (column / kTabSize + 1) * kTabSize;
      ++narrow;
    } else if (c == '\f') {
      column = narrow = 0;
    } else if (c == '\\') {
      continued = continued ? continued : column;
      if (!continue_line()) return false;
    } else {
      break;
    }
  }
  unread(c);
  blank_line = c == '#' || c == '\n';
  if (blank_line || level_ > 0) return true;
  if (continued) column = narrow = continued;

  auto inconsistent = [this] {
    state_ = State::InconsistentTabs;
    cursor_ = line_end_;
    return false;
  };
  if (column == indents_[indent_])
    return narrow == narrow_indents_[indent_] ? true : inconsistent();
  if (column > indents_[indent_]) {
    if (indent_ + 1 >= kMaxIndents) {
      state_ = State::TooDeep;
      cursor_ = line_end_;
      return false;
    }
    if (narrow <= narrow_indents_[indent_]) return inconsistent();
    ++pending_;
    indents_[++indent_] = column;
    narrow_indents_[indent_] = narrow;
    return true;
  }
  while (indent_ > 0 && column < indents_[indent_]) {
    --pending_;
    --indent_;
  }
  if (column != indents_[indent_]) {
    state_ = State::InconsistentDedent;
    cursor_ = line_end_;
    return false;
  }
  return narrow == narrow_indents_[indent_] ? true : inconsistent();
}

TokenKind Lexer::scan() {
  bool blank_line = false;
next_line:
  token_start_ = nullptr;
  blank_line = false;
  if (at_line_start_) {
    at_line_start_ = false;
    if (!measure_indent(blank_line)) return TokenKind::Error;
  }
  if (pending_ < 0) {
    ++pending_;
    return TokenKind::Dedent;
  }
  if (pending_ > 0) {
    --pending_;
    return TokenKind::Indent;
  }
again:
  token_start_ = nullptr;
  int c;
  do {
    c = read();
  } while (c == ' ' || c == '\t' || c == '\f');
  token_start_ = cursor_ - (c != kEnd);
  if (c == '#') {
    // A comment cannot leave its line: only a last line without newline ends it otherwise.
    const void* newline = std::memchr(cursor_, '\n', static_cast<std::size_t>(line_end_ - cursor_));
    cursor_ = newline ? static_cast<const char*>(newline) : line_end_;
    c = read();
  }
  if (c == kEnd)
    return level_ == 0 && state_ == State::EndOfInput ? TokenKind::EndMarker : TokenKind::Error;
  if (starts_word(c)) return scan_word(c);
  if (c == '\n') {
    at_line_start_ = true;
    if (blank_line || level_ > 0) goto next_line;
    token_end_ = cursor_ - 1;
    return TokenKind::Newline;
  }
  if (is_digit(c)) return scan_number(c);
  if (c == '"' || c == '\'') return scan_string(c);
  if (c == '\\') {
    if (!continue_line()) return TokenKind::Error;
    goto again;
  }
  TokenKind kind = scan_operator(c);
  if (kind != TokenKind::Error) token_end_ = cursor_;
  return kind;
}

// A keyword, a name, or the prefix of a string.
TokenKind Lexer::scan_word(int c) {
  bool bytes = false, raw = false, unicode = false, formatted = false;
  for (;; c = read()) {
    if (c == '"' || c == '\'') return scan_string(c);
    if ((c == 'b' || c == 'B') && !(bytes || unicode || formatted))
      bytes = true;
    else if ((c == 'u' || c == 'U') && !(bytes || unicode || raw || formatted))
      unicode = true;
    else if ((c == 'r' || c == 'R') && !(raw || unicode))
      raw = true;
    else if ((c == 'f' || c == 'F') && !(formatted || bytes || unicode))
      formatted = true;
    else
      break;
  }
  // A word stays within its line, so the rest needs no care about the end of the line.
  unread(c);
  const char* at = cursor_;
  unsigned char seen = 0;
  while (at != line_end_ && (kCharacters.classes[static_cast<unsigned char>(*at)] & kWord)) {
    seen |= static_cast<unsigned char>(*at++);
  }
  for (const char* prefix = token_start_; prefix != cursor_; ++prefix)
    seen |= static_cast<unsigned char>(*prefix);
  cursor_ = at;
  if ((seen & 0x80) && !check_name()) return TokenKind::Error;
  token_end_ = cursor_;
  return keyword_kind({token_start_, static_cast<std::size_t>(token_end_ - token_start_)});
}

bool Lexer::check_name() {
  std::string_view name(token_start_, static_cast<std::size_t>(cursor_ - token_start_));
  if (check_utf8_) {
    Utf8Defect defect = find_utf8_defect(name);
    if (defect.reason) {
      problem_.message = describe(defect, name);
      state_ = State::Undecodable;
      return false;
    }
  }
  char32_t bad = 0;
  std::size_t end = find_bad_identifier_character(name, bad);
  if (end == 0) return true;
  cursor_ = token_start_ + end;
  char code[12];
  std::snprintf(code, sizeof code, "U+%04X", static_cast<unsigned>(bad));
  if (is_printable(bad)) {
    std::string message = "invalid character '";
    append_utf8(message, bad);
    report(message + "' (" + code + ")");
  } else {
    report(std::string("invalid non-printable character ") + code);
  }
  return false;
}

// The opening quote has been read; the token began at its prefix, if it has one.
TokenKind Lexer::scan_string(int quote) {
  string_line_ = line_;
  string_line_start_ = line_start_;
  int quotes = 1;
  int closing = 0;
  int c = read();
  if (c == quote) {
    c = read();
    if (c == quote)
      quotes = 3;
    else
      closing = 1;  // an empty string
  }
  if (c != quote) unread(c);
  while (closing != quotes) {
    c = read();
    if (c == kEnd || (quotes == 1 && c == '\n')) {
      // The error is at the opening quote, or its prefix.
      cursor_ = token_start_ + 1;
      line_start_ = string_line_start_;
      int last_line = line_;
      line_ = string_line_;
      std::string where = " (detected at line " + std::to_string(last_line) + ")";
      report((quotes == 3 ? "unterminated triple-quoted string literal"
                          : "unterminated string literal") +
             where);
      if (c == kEnd && (quotes == 3 || *(text_end_ - 1) == '\\')) state_ = State::EndInString;
      return TokenKind::Error;
    }
    if (c == quote) {
      ++closing;
    } else {
      closing = 0;
      if (c == '\\') read();
    }
  }
  token_end_ = cursor_;
  return TokenKind::String;
}

TokenKind Lexer::open_bracket(char bracket, TokenKind kind) {
  if (level_ >= kMaxBrackets) return report("too many nested parentheses");
  brackets_[level_++] = {bracket, line_, static_cast<int>(token_start_ - line_start_)};
  return kind;
}

TokenKind Lexer::close_bracket(char bracket, char opening, TokenKind kind) {
  if (level_ == 0) return report(std::string("unmatched '") + bracket + "'");
  const OpenBracket& open = brackets_[--level_];
  if (open.bracket == opening) return kind;
  std::string message = std::string("closing parenthesis '") + bracket +
                        "' does not match opening parenthesis '" + open.bracket + "'";
  if (open.line != line_) message += " on line " + std::to_string(open.line);
  return report(std::move(message));
}

// `plain`, or `equal` when an equals sign follows.
TokenKind Lexer::with_equal(TokenKind plain, TokenKind equal) {
  int c = read();
  if (c == '=') return equal;
  unread(c);
  return plain;
}

TokenKind Lexer::scan_operator(int c) {
  int second;
  switch (c) {
    case '(': return open_bracket('(', TokenKind::LeftParen);
    case '[': return open_bracket('[', TokenKind::LeftBracket);
    case '{': return open_bracket('{', TokenKind::LeftBrace);
    case ')': return close_bracket(')', '(', TokenKind::RightParen);
    case ']': return close_bracket(']', '[', TokenKind::RightBracket);
    case '}': return close_bracket('}', '{', TokenKind::RightBrace);
    case ',': return TokenKind::Comma;
    case ';': return TokenKind::Semicolon;
    case '~': return TokenKind::Tilde;
    case ':': return with_equal(TokenKind::Colon, TokenKind::ColonEqual);
    case '=': return with_equal(TokenKind::Equal, TokenKind::EqualEqual);
    case '!': return with_equal(TokenKind::Unknown, TokenKind::NotEqual);
    case '+': return with_equal(TokenKind::Plus, TokenKind::PlusEqual);
    case '%': return with_equal(TokenKind::Percent, TokenKind::PercentEqual);
    case '@': return with_equal(TokenKind::At, TokenKind::AtEqual);
    case '&': return with_equal(TokenKind::Ampersand, TokenKind::AmpersandEqual);
    case '|': return with_equal(TokenKind::Bar, TokenKind::BarEqual);
    case '^': return with_equal(TokenKind::Caret, TokenKind::CaretEqual);
    case '-':
      second = read();
      if (second == '>') return TokenKind::Arrow;
      unread(second);
      return with_equal(TokenKind::Minus, TokenKind::MinusEqual);
    case '*':
      second = read();
      if (second == '*') return with_equal(TokenKind::DoubleStar, TokenKind::DoubleStarEqual);
      unread(second);
      return with_equal(TokenKind::Star, TokenKind::StarEqual);
    case '/':
      second = read();
      if (second == '/') return with_equal(TokenKind::DoubleSlash, TokenKind::DoubleSlashEqual);
      unread(second);
      return with_equal(TokenKind::Slash, TokenKind::SlashEqual);
    case '<':
      second = read();
      if (second == '<') return with_equal(TokenKind::LeftShift, TokenKind::LeftShiftEqual);
      if (second == '>') return TokenKind::LessGreater;
      unread(second);
      return with_equal(TokenKind::Less, TokenKind::LessEqual);
    case '>':
      second = read();
      if (second == '>') return with_equal(TokenKind::RightShift, TokenKind::RightShiftEqual);
      unread(second);
      return with_equal(TokenKind::Greater, TokenKind::GreaterEqual);
    case '.': {
      second = read();
      if (is_digit(second)) return scan_fraction(second);
      if (second == '.') {
        int third = read();
        if (third == '.') return TokenKind::Ellipsis;
        unread(third);
      }
      unread(second);
      return TokenKind::Dot;
    }
    default:
      if (is_printable(static_cast<char32_t>(c))) return TokenKind::Unknown;
      char code[12];
      std::snprintf(code, sizeof code, "U+%04X", static_cast<unsigned>(c));
      return report(std::string("invalid non-printable character ") + code);
  }
}

}  // namespace vitro::compiler
