// Numeric literals: their shapes and what is said about misshapen ones. Values are computed
// elsewhere, from the token's text.
#include "compiler/lexer.hpp"

namespace vitro::compiler {
namespace {

bool is_digit(int c) { return c >= '0' && c <= '9'; }

bool is_digit_of(int c, int base) {
  if (base <= 10) return c >= '0' && c < '0' + base;
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool continues_word(int c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

}  // namespace

// Whether `rest`, and no longer word, stands at the cursor.
bool Lexer::word_ends_with(std::string_view rest) const {
  std::string_view ahead(cursor_, static_cast<std::size_t>(line_end_ - cursor_));
  if (!ahead.starts_with(rest)) return false;
  if (ahead.size() == rest.size()) return true;
  auto next = static_cast<unsigned char>(ahead[rest.size()]);
  return next < 128 && !continues_word(next);
}

// `c` has been read after a number. A keyword may touch it (`1if x else 2`), with a warning; other
// words may not.
bool Lexer::number_may_end(int c, const char* kind) {
  bool keyword = false;
  switch (c) {
    case 'a': keyword = word_ends_with("nd"); break;
    case 'e': keyword = word_ends_with("lse"); break;
    case 'f': keyword = word_ends_with("or"); break;
    case 'i':
      keyword = cursor_ != line_end_ && (*cursor_ == 'f' || *cursor_ == 'n' || *cursor_ == 's');
      break;
    case 'o': keyword = word_ends_with("r"); break;
    case 'n': keyword = word_ends_with("ot"); break;
    default: break;
  }
  if (keyword) {
    SyntaxWarning warning;
    warning.category = SyntaxWarning::Category::SyntaxWarning;
    warning.message = std::string("invalid ") + kind + " literal";
    warning.span.line = warning.span.end_line = static_cast<std::uint32_t>(line_);
    warnings_.push_back(std::move(warning));
    return true;
  }
  if (!continues_word(c)) return true;
  unread(c);
  report(std::string("invalid ") + kind + " literal");
  return false;
}

TokenKind Lexer::end_number(int c, const char* kind) {
  if (!number_may_end(c, kind)) return TokenKind::Error;
  unread(c);
  token_end_ = cursor_;
  return TokenKind::Number;
}

// Digits, with single underscores between; returns the first character past them, or 0 after an
// error.
int Lexer::scan_decimal_tail() {
  for (;;) {
    int c;
    do {
      c = read();
    } while (is_digit(c));
    if (c != '_') return c;
    c = read();
    if (is_digit(c)) continue;
    unread(c);
    report("invalid decimal literal");
    return 0;
  }
}

TokenKind Lexer::scan_radix(const char* kind, int base) {
  const std::string literal = std::string(kind) + " literal";
  auto wrong_digit = [&](int c) {
    return report(std::string("invalid digit '") + static_cast<char>(c) + "' in " + literal);
  };
  int c = read();
  do {
    if (c == '_') c = read();
    if (!is_digit_of(c, base)) {
      if (base < 10 && is_digit(c)) return wrong_digit(c);
      unread(c);
      return report("invalid " + literal);
    }
    do {
      c = read();
    } while (is_digit_of(c, base));
  } while (c == '_');
  if (base < 10 && is_digit(c)) return wrong_digit(c);
  return end_number(c, kind);
}

TokenKind Lexer::scan_number(int c) {
  if (c != '0') {
    c = scan_decimal_tail();
    if (c == 0) return TokenKind::Error;
    if (c == '.') return scan_fraction(read());
    if (c == 'e' || c == 'E') return scan_exponent(c);
    if (c == 'j' || c == 'J') return scan_imaginary();
    return end_number(c, "decimal");
  }
  c = read();
  if (c == 'x' || c == 'X') return scan_radix("hexadecimal", 16);
  if (c == 'o' || c == 'O') return scan_radix("octal", 8);
  if (c == 'b' || c == 'B') return scan_radix("binary", 2);

  // Zero, or a float with leading zeros, or an octal number in the style of Python 2.
  for (;;) {
    if (c == '_') {
      c = read();
      if (!is_digit(c)) {
        unread(c);
        return report("invalid decimal literal");
      }
    }
    if (c != '0') break;
    c = read();
  }
  const char* zeros_end = cursor_;
  bool other_digits = is_digit(c);
  if (other_digits) {
    c = scan_decimal_tail();
    if (c == 0) return TokenKind::Error;
  }
  if (c == '.') return scan_fraction(read());
  if (c == 'e' || c == 'E') return scan_exponent(c);
  if (c == 'j' || c == 'J') return scan_imaginary();
  if (other_digits) {
    unread(c);
    return report(
        "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal "
        "integers",
        static_cast<int>(token_start_ + 1 - line_start_),
        static_cast<int>(zeros_end - line_start_));
  }
  return end_number(c, "decimal");
}

// `c` is the first character after the point.
TokenKind Lexer::scan_fraction(int c) {
  if (is_digit(c)) {
    c = scan_decimal_tail();
    if (c == 0) return TokenKind::Error;
  }
  if (c == 'e' || c == 'E') return scan_exponent(c);
  if (c == 'j' || c == 'J') return scan_imaginary();
  return end_number(c, "decimal");
}

// `e` has been read. Without digits after it, it is not part of the number: `1else`.
TokenKind Lexer::scan_exponent(int e) {
  int c = read();
  if (c == '+' || c == '-') {
    c = read();
    if (!is_digit(c)) {
      unread(c);
      return report("invalid decimal literal");
    }
  } else if (!is_digit(c)) {
    unread(c);
    return end_number(e, "decimal");
  }
  c = scan_decimal_tail();
  if (c == 0) return TokenKind::Error;
  if (c == 'j' || c == 'J') return scan_imaginary();
  return end_number(c, "decimal");
}

TokenKind Lexer::scan_imaginary() { return end_number(read(), "imaginary"); }

}  // namespace vitro::compiler
