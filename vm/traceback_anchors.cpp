#include "vm/traceback_anchors.hpp"

#include <algorithm>
#include <iterator>

namespace vitro::vm {

namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\f'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool is_name(char c) { return is_name_start(c) || is_digit(c); }
bool is_quote(char c) { return c == '\'' || c == '"'; }
bool is_open(char c) { return c == '(' || c == '[' || c == '{'; }
bool is_close(char c) { return c == ')' || c == ']' || c == '}'; }

// Position after the string whose opening quote is at `at`.
std::size_t after_string(std::string_view text, std::size_t at) {
  const char quote = text[at];
  const bool triple =
      text.substr(at, 3) == std::string_view("\"\"\"") || text.substr(at, 3) == "'''";
  for (at += triple ? 3 : 1; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == quote) {
      if (!triple) return at + 1;
      if (at + 2 < text.size() && text[at + 1] == quote && text[at + 2] == quote) return at + 3;
    }
  }
  return text.size();
}

std::size_t after_name(std::string_view text, std::size_t at) {
  while (at < text.size() && is_name(text[at])) ++at;
  return at;
}

std::size_t after_number(std::string_view text, std::size_t at) {
  const bool plain = text[at] != '0' || at + 1 == text.size() || (text[at + 1] | 0x20) != 'x';
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (is_name(c) || c == '.') continue;
    const bool exponent_sign = (c == '+' || c == '-') && plain && (text[at - 1] | 0x20) == 'e';
    if (!exponent_sign) break;
  }
  return at;
}

// Position after the bracket that closes the one at `at`; npos: none does.
std::size_t after_brackets(std::string_view text, std::size_t at) {
  int depth = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (is_quote(c)) {
      at = after_string(text, at);
      continue;
    }
    ++at;
    if (is_open(c)) ++depth;
    if (is_close(c) && --depth == 0) return at;
  }
  return std::string_view::npos;
}

// Parentheses that only group are no part of an operand's range; those of a tuple or a generator
// expression are. `inner` is the text between them.
bool only_groups(std::string_view inner) {
  bool seen = false;
  for (std::size_t at = 0; at < inner.size();) {
    const char c = inner[at];
    if (c == ',') return false;
    if (is_quote(c)) {
      at = after_string(inner, at);
    } else if (is_open(c)) {
      at = after_brackets(inner, at);
      if (at == std::string_view::npos) return false;
    } else if (is_name(c)) {
      const std::size_t end = after_name(inner, at);
      if (inner.substr(at, end - at) == "for") return false;
      if (inner.substr(at, end - at) == "yield" && !seen)
        return true;  // its commas are the yield's own
      at = end;
    } else {
      ++at;
    }
    seen = seen || !is_space(c);
  }
  return seen;
}

struct Span {
  std::size_t from, to;
};

// Range of the operand in text[from, to) without blanks and grouping parentheses around it.
Span operand_range(std::string_view text, Span span) {
  for (;;) {
    while (span.from < span.to && is_space(text[span.from])) ++span.from;
    while (span.to > span.from && is_space(text[span.to - 1])) --span.to;
    if (span.to - span.from < 2 || text[span.from] != '(') return span;
    const std::string_view whole = text.substr(span.from, span.to - span.from);
    if (after_brackets(whole, 0) != whole.size() || !only_groups(whole.substr(1, whole.size() - 2)))
      return span;
    ++span.from;
    --span.to;
  }
}

// How tightly a binary operator binds; 0: the text is not a binary operator.
struct Operator {
  int level = 0;
  std::size_t length = 0;
};
constexpr int kPowerLevel = 7;

Operator operator_at(std::string_view rest) {
  struct Row {
    std::string_view text;
    int level;
  };
  static constexpr Row kRows[] = {{"**", kPowerLevel},
                                  {"//", 6},
                                  {"<<", 4},
                                  {">>", 4},
                                  {"|", 1},
                                  {"^", 2},
                                  {"&", 3},
                                  {"+", 5},
                                  {"-", 5},
                                  {"*", 6},
                                  {"/", 6},
                                  {"%", 6},
                                  {"@", 6}};
  for (const Row& row : kRows)
    if (rest.substr(0, row.text.size()) == row.text) {
      const bool assigns = rest.size() > row.text.size() && rest[row.text.size()] == '=';
      return assigns ? Operator{} : Operator{row.level, row.text.size()};
    }
  return {};
}

// Words that make the whole something else than an operation on operands.
bool is_other_keyword(std::string_view word) {
  static constexpr std::string_view kWords[] = {
      "and",    "as",     "assert", "async",  "break", "class",    "continue", "def",
      "del",    "else",   "except", "for",    "from",  "finally",  "global",   "if",
      "import", "in",     "is",     "lambda", "not",   "nonlocal", "or",       "pass",
      "raise",  "return", "try",    "while",  "with",  "yield"};
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

// One pass over the operands and operators outside brackets.
class Scan {
 public:
  explicit Scan(std::string_view text) : text_(text) {}

  Anchors anchors() {
    while (at_ < text_.size()) {
      if (is_space(text_[at_])) {
        ++at_;
      } else if (!(after_operand_ ? continue_operand() : start_operand())) {
        return {};
      }
    }
    if (!after_operand_) return {};
    if (operator_.level) return operator_anchors();
    if (!prefixed_ && subscript_) return subscript_anchors();
    return {};
  }

 private:
  bool start_operand() {
    const char c = text_[at_];
    if (c == '+' || c == '-' || c == '~') {
      if (!operator_.level) prefixed_ = unary_ = true;
      ++at_;
      return true;
    }
    after_operand_ = true;
    subscript_ = 0;
    if (is_quote(c)) return advance(after_string(text_, at_));
    if (is_open(c)) return advance(after_brackets(text_, at_));
    if (is_digit(c) || c == '.') return advance(after_number(text_, at_));
    if (!is_name_start(c)) return false;
    const std::size_t end = after_name(text_, at_);
    const std::string_view word = text_.substr(at_, end - at_);
    if (end < text_.size() && is_quote(text_[end]))
      return advance(after_string(text_, end));  // r'', b'', f''
    if (is_other_keyword(word)) return false;
    if (word == "await") {
      after_operand_ = false;
      if (!operator_.level) prefixed_ = true;
    }
    return advance(end);
  }

  bool continue_operand() {
    const char c = text_[at_];
    if (c == '.') {
      subscript_ = 0;
      for (++at_; at_ < text_.size() && is_space(text_[at_]);) ++at_;
      return advance(after_name(text_, at_));
    }
    if (c == '(' || c == '[') {
      subscript_ = c == '[' ? at_ : 0;
      return advance(after_brackets(text_, at_));
    }
    if (is_quote(c)) return advance(after_string(text_, at_));  // adjacent literals
    if (is_name_start(c)) {
      const std::size_t end = after_name(text_, at_);
      if (end == text_.size() || !is_quote(text_[end])) return false;
      return advance(after_string(text_, end));
    }
    const Operator found = operator_at(text_.substr(at_));
    if (!found.level) return false;
    // The last of the loosest operators is the root; of powers, which associate to the right, the
    // first.
    const bool looser = !operator_.level || found.level < operator_.level ||
                        (found.level == operator_.level && found.level != kPowerLevel);
    if (looser) {
      operator_ = found;
      operator_at_ = at_;
    }
    after_operand_ = false;
    return advance(at_ + found.length);
  }

  bool advance(std::size_t to) {
    if (to == std::string_view::npos) return false;
    at_ = to;
    return true;
  }

  Anchors operator_anchors() const {
    if (operator_.level == kPowerLevel && unary_) return {};  // -a ** b is a negation
    const std::size_t left_end = operand_range(text_, {0, operator_at_}).to;
    const std::size_t right_start =
        operand_range(text_, {operator_at_ + operator_.length, text_.size()}).from;
    for (std::size_t i = left_end; i < right_start; ++i) {
      if (is_space(text_[i])) continue;
      const bool two = i + 1 < right_start && !is_space(text_[i + 1]);
      return {true, i, i + (two ? 2u : 1u)};
    }
    return {};
  }

  Anchors subscript_anchors() const {
    const std::size_t value_end = operand_range(text_, {0, subscript_}).to;
    const std::size_t index_end = operand_range(text_, {subscript_ + 1, text_.size() - 1}).to;
    return {true, value_end, index_end + 1};
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool after_operand_ = false;
  bool prefixed_ = false;  // the first operand follows a unary operator or await
  bool unary_ = false;
  std::size_t subscript_ = 0;  // where the operand's last trailer opens, if that is a subscript
  Operator operator_;
  std::size_t operator_at_ = 0;
};

}  // namespace

Anchors find_anchors(std::string_view expression) {
  const Span span = operand_range(expression, {0, expression.size()});
  Anchors anchors = Scan(expression.substr(span.from, span.to - span.from)).anchors();
  anchors.left += span.from;
  anchors.right += span.from;
  return anchors;
}

}  // namespace vitro::vm
