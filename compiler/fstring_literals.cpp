// f-strings: literal text, replacement fields and format specifications. In 3.11 they are read
// after the lexer has found where they end, and each expression inside is parsed as a small text of
// its own, in parentheses.
#include "compiler/string_literals.hpp"

namespace vitro::compiler {

using ast::Constant;
using ast::ConstantType;
using ast::Expression;
using ast::FormattedValue;
using ast::JoinedStr;

Parser::FString::FString(Parser& parser, Mark first, Mark last)
    : parser_(parser),
      span_(join(parser.tokens_[first].span(), parser.tokens_[last].span())),
      u_prefix_(*parser.tokens_[first].start == 'u'),
      values_(parser) {}

void Parser::FString::append_text(std::string_view text, bool has_surrogates) {
  text_.append(text);
  has_surrogates_ |= has_surrogates;
}

Constant* Parser::FString::constant(const Span& span) {
  auto* result = parser_.arena_.make<Constant>(span);
  result->type = ConstantType::Str;
  result->u_prefix = u_prefix_;
  result->has_surrogates = has_surrogates_;
  result->text = parser_.arena_.copy_text(text_);
  text_.clear();
  has_surrogates_ = false;
  return result;
}

void Parser::FString::flush(const Span& span) {
  if (!text_.empty()) values_.push(constant(span));
}

Expression* Parser::FString::finish() {
  if (!formatted_) return constant(span_);
  flush(span_);
  auto* result = parser_.arena_.make<JoinedStr>(span_);
  result->values = values_.finish();
  return result;
}

bool Parser::FString::append_formatted(const StringPart& part, Mark token) {
  const char* const begin = part.body.data();
  Cursor cursor{
      begin, begin + part.body.size(),    part.is_raw, token, parser_.tokens_[token].start,
      0,     parser_.tokens_[token].start};
  return append_pieces(cursor, 0);
}

// Text and fields in turn, to the end of the string or, in a format specification, to the brace
// that closes the field.
bool Parser::FString::append_pieces(Cursor& cursor, int depth) {
  formatted_ = true;
  for (;;) {
    Literal literal = read_literal(cursor, depth);
    if (literal == Literal::Failed) return false;
    if (literal == Literal::DoubledBrace) continue;
    if (cursor.at >= cursor.end || *cursor.at == '}') break;
    Expression* field = read_expression(cursor, depth);
    if (!field) return false;
    flush(span_);
    values_.push(field);
  }
  if (depth != 0 && (cursor.at >= cursor.end || *cursor.at != '}')) {
    parser_.raise_here("f-string: expecting '}'");
    return false;
  }
  return true;
}

Parser::FString::Literal Parser::FString::read_literal(Cursor& cursor, int depth) {
  const char* const start = cursor.at;
  const char* at = start;
  const char* text_end = nullptr;
  Literal result = Literal::Done;
  while (at < cursor.end) {
    char c = *at++;
    if (!cursor.is_raw && c == '\\' && at < cursor.end) {
      c = *at++;
      if (c == 'N') {
        // The braces of \N{…} are no field.
        if (at < cursor.end && *at++ == '{') {
          while (at < cursor.end && *at++ != '}') {
          }
        }
        continue;
      }
      if (c == '{') parser_.warn_escape(c, cursor.token);
    }
    if (c != '{' && c != '}') continue;
    if (depth == 0) {
      if (at < cursor.end && *at == c) {
        text_end = at;
        cursor.at = at + 1;
        result = Literal::DoubledBrace;
        break;
      }
      if (c == '}') {
        parser_.raise_here("f-string: single '}' is not allowed");
        return Literal::Failed;
      }
    }
    --at;
    break;
  }
  if (!text_end) cursor.at = text_end = at;
  std::string_view body(start, static_cast<std::size_t>(text_end - start));
  if (cursor.is_raw || body.find('\\') == std::string_view::npos) {
    if (!parser_.check_utf8(body)) return Literal::Failed;
    text_.append(body);
  } else if (!parser_.decode_escapes(body, false, cursor.token, text_, has_surrogates_)) {
    return Literal::Failed;
  }
  return result;
}

// Moves from the start of an expression to the character that ends it. Only brackets and quotes
// matter on the way.
bool Parser::FString::find_expression_end(Cursor& cursor) {
  constexpr std::size_t kMaxBrackets = 200;
  auto fail = [this](std::string message) {
    parser_.raise_here("f-string" + std::move(message));
    return false;
  };
  char quote = 0;
  bool triple = false;
  boost::container::small_vector<char, 16> brackets;
  auto tripled = [&cursor](char c) {
    return cursor.at + 2 < cursor.end && cursor.at[1] == c && cursor.at[2] == c;
  };
  for (; cursor.at < cursor.end; ++cursor.at) {
    const char c = *cursor.at;
    if (c == '\\') return fail(" expression part cannot include a backslash");
    if (quote) {
      if (c != quote) continue;
      if (!triple) {
        quote = 0;
      } else if (tripled(c)) {
        cursor.at += 2;
        quote = 0;
      }
      continue;
    }
    const bool comparison = c == '!' || c == '=' || c == '<' || c == '>';
    if (c == '\'' || c == '"') {
      triple = tripled(c);
      if (triple) cursor.at += 2;
      quote = c;
    } else if (c == '[' || c == '{' || c == '(') {
      if (brackets.size() >= kMaxBrackets) return fail(": too many nested parenthesis");
      brackets.push_back(c);
    } else if (c == '#') {
      return fail(" expression part cannot include '#'");
    } else if (brackets.empty() && (comparison || c == ':' || c == '}')) {
      if (comparison && cursor.at + 1 < cursor.end && cursor.at[1] == '=') {
        ++cursor.at;
        continue;
      }
      if (c != '<' && c != '>') break;
    } else if (c == ']' || c == '}' || c == ')') {
      if (brackets.empty()) return fail(std::string(": unmatched '") + c + "'");
      const char opening = brackets.back();
      brackets.pop_back();
      const char expected = opening == '(' ? ')' : opening == '[' ? ']' : '}';
      if (c != expected) {
        return fail(std::string(": closing parenthesis '") + c +
                    "' does not match opening parenthesis '" + opening + "'");
      }
    }
  }
  if (quote) return fail(": unterminated string");
  if (!brackets.empty()) return fail(std::string(": unmatched '") + brackets.back() + "'");
  if (cursor.at >= cursor.end) return fail(": expecting '}'");
  return true;
}

// From the opening brace to just past the closing one.
Expression* Parser::FString::read_expression(Cursor& cursor, int depth) {
  if (depth >= 2) return parser_.raise_here("f-string: expressions nested too deeply");
  auto ended = [&] { return parser_.raise_here("f-string: expecting '}'"); };
  const char* const start = ++cursor.at;
  if (!find_expression_end(cursor)) return nullptr;
  Expression* value = compile(cursor, start, cursor.at);
  if (!value) return nullptr;
  bool shows_text = false;
  if (*cursor.at == '=') {
    shows_text = true;
    ++cursor.at;
    while (cursor.at < cursor.end &&
           (*cursor.at == ' ' || (*cursor.at >= '\t' && *cursor.at <= '\r')))
      ++cursor.at;
    text_.append(start, cursor.at);
    if (cursor.at >= cursor.end) return ended();
  }
  int conversion = -1;
  if (*cursor.at == '!') {
    ++cursor.at;
    if (cursor.at >= cursor.end) return ended();
    conversion = static_cast<unsigned char>(*cursor.at);
    ++cursor.at;
    if (conversion != 's' && conversion != 'r' && conversion != 'a') {
      return parser_.raise_here(
          "f-string: invalid conversion character: expected 's', 'r', or 'a'");
    }
  }
  Expression* format = nullptr;
  if (cursor.at < cursor.end && *cursor.at == ':') {
    ++cursor.at;
    if (cursor.at >= cursor.end) return ended();
    format = read_format(cursor, depth + 1);
    if (!format) return nullptr;
  }
  if (cursor.at >= cursor.end || *cursor.at != '}') return ended();
  ++cursor.at;
  if (shows_text && !format && conversion == -1) conversion = 'r';
  auto* field = parser_.arena_.make<FormattedValue>(span_);
  field->value = value;
  field->conversion = conversion;
  field->format_spec = format;
  return field;
}

// A format specification has text and values of its own.
Expression* Parser::FString::read_format(Cursor& cursor, int depth) {
  std::string outer_text;
  outer_text.swap(text_);
  const bool outer_surrogates = has_surrogates_;
  has_surrogates_ = false;
  const std::size_t outer_size = values_.size();
  Expression* result = nullptr;
  if (append_pieces(cursor, depth)) {
    // This much of it has the extent of its own token.
    const Span own = parser_.tokens_[cursor.token].span();
    flush(own);
    auto* joined = parser_.arena_.make<JoinedStr>(own);
    joined->values = values_.finish().subspan(outer_size);
    result = joined;
  }
  values_.shrink(outer_size);
  text_.swap(outer_text);
  has_surrogates_ = outer_surrogates;
  return result;
}

Expression* Parser::FString::compile(Cursor& cursor, const char* start, const char* end) {
  std::string_view body(start, static_cast<std::size_t>(end - start));
  if (body.find_first_not_of(" \t\n\f") == std::string_view::npos) {
    if (*end == '}') return parser_.raise_here("f-string: empty expression not allowed");
    return parser_.raise_here(std::string("f-string: expression required before '") + *end + "'");
  }
  // Where the expression's parenthesis stands, as CPython has it: columns count from the start of
  // the token or of its last line before the expression, and not at all when a newline follows the
  // brace.
  const Token& token = parser_.tokens_[cursor.token];
  const char* const brace = start - 1;
  const std::size_t first_ink = body.find_first_not_of(" \t\f");
  const bool newline_after_brace = first_ink != std::string_view::npos && body[first_ink] == '\n';
  for (; cursor.counted_to < brace; ++cursor.counted_to) {
    if (*cursor.counted_to != '\n') continue;
    ++cursor.lines;
    cursor.line_start = cursor.counted_to;
  }
  const int lines = cursor.lines;
  int column = 0;
  if (!newline_after_brace) column = static_cast<int>(brace - cursor.line_start) - (lines != 0);
  Input input;
  std::string text = "(" + std::string(body) + ")\n";
  input.text = parser_.arena_.copy_text(text);
  input.origin.line = token.line + lines;
  input.origin.column = lines != 0 ? column : token.column + column;
  input.offsets_in_bytes = true;
  input.unchecked = parser_.input_.unchecked;
  Parser inner(input, StartRule::FString, parser_.arena_, parser_.options_, parser_.warnings_);
  Expression* value = inner.parse_fstring_expression(parser_.quick());
  if (!value) return parser_.raise_copy(inner.problem());
  return value;
}

}  // namespace vitro::compiler
