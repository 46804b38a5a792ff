// Where a problem is said to be and which line is shown with it.
#include "compiler/parser_internal.hpp"

namespace vitro::compiler {

using ast::as;
using ast::Compare;
using ast::CompareOperator;
using ast::Constant;
using ast::ConstantType;
using ast::Expression;
using ast::keyword;
using ast::NodeKind;
using ast::Seq;
using ast::Starred;
using ast::Tuple;

// The line a problem shows. CPython shows what its lexer has at hand if that includes the line
// (then with the newline), else it looks the line up in the text (then without).
std::string Parser::error_text(int line) const {
  const bool whole_lines = input_.is_file && start_ == StartRule::Exec;
  if (!whole_lines && lexer_->line() <= line && !lexer_->shown_text().empty()) {
    return with_replacement_characters(lexer_->shown_text());
  }
  std::string_view rest = lexer_->whole_text();
  for (int skip = line - lexer_->origin().line; skip > 0; --skip) {
    std::size_t end = rest.find('\n');
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  std::size_t end = std::min(rest.find('\n'), rest.size());
  if (whole_lines && end < rest.size()) ++end;
  return with_replacement_characters(rest.substr(0, end));
}

// Byte offset (from 1) to character offset (from 1) in `text`, the way CPython counts: an offset
// past the end counts one character more than there are, at most.
int Parser::character_offset(const std::string& text, int byte_offset) const {
  if (byte_offset <= 0) return byte_offset;
  auto bytes = static_cast<std::size_t>(byte_offset);
  if (bytes > text.size()) return static_cast<int>(count_characters(text)) + 1;
  return static_cast<int>(count_characters(std::string_view(text).substr(0, bytes)));
}

void Parser::poison() {
  for (Token& token : tokens_) token.kind = TokenKind::Error;
}

// Offsets are bytes from 1; what is not positive is passed on as it is.
std::nullptr_t Parser::raise_known(Kind kind, int line, int offset, int end_line, int end_offset,
                                   std::string message) {
  if (failed()) return nullptr;
  if (start_ == StartRule::FString) {
    message.insert(0, "f-string: ");
    offset -= input_.origin.column;
    end_offset -= input_.origin.column;
  }
  problem_.kind = kind;
  problem_.message = std::move(message);
  problem_.text = error_text(line);
  problem_.has_position = problem_.has_end = problem_.has_text = true;
  problem_.line = line;
  problem_.end_line = end_line;
  problem_.offset = offset;
  problem_.end_offset = end_offset;
  if (!input_.offsets_in_bytes) {
    problem_.offset = character_offset(problem_.text, offset);
    problem_.end_offset = character_offset(problem_.text, end_offset);
  }
  poison();
  return nullptr;
}

// At the last token that was looked at.
std::nullptr_t Parser::raise_last(Kind kind, std::string message) {
  if (failed()) return nullptr;
  if (tokens_.empty()) return raise_known(kind, 0, 0, 0, -1, std::move(message));
  const Token& token = tokens_.back();
  int offset = token.column == -1 ? lexer_->cursor_column() : token.column + 1;
  int end_offset = token.end_column == -1 ? -1 : token.end_column + 1;
  return raise_known(kind, token.line, offset, token.end_line, end_offset, std::move(message));
}

std::nullptr_t Parser::raise_indentation(const char* construct, Mark keyword) {
  return raise_last(Kind::IndentationError, std::string("expected an indented block after ") +
                                                construct + " on line " +
                                                std::to_string(tokens_[keyword].line));
}

std::nullptr_t Parser::raise_at(const Span& span, std::string message) {
  return raise_known(Kind::SyntaxError, static_cast<int>(span.line),
                     static_cast<int>(span.column) + 1, static_cast<int>(span.end_line),
                     static_cast<int>(span.end_column) + 1, std::move(message));
}

// From the beginning of `first` to where the lexer stands.
std::nullptr_t Parser::raise_from(const Span& first, std::string message) {
  return raise_known(Kind::SyntaxError, static_cast<int>(first.line),
                     static_cast<int>(first.column) + 1, lexer_->line(), lexer_->cursor_column(),
                     std::move(message));
}

std::nullptr_t Parser::raise_copy(const SyntaxProblem& problem) {
  if (failed()) return nullptr;
  problem_ = problem;
  poison();
  return nullptr;
}

std::nullptr_t Parser::raise_unclosed_bracket() {
  const Lexer::OpenBracket& open = lexer_->innermost();
  return raise_known(Kind::SyntaxError, open.line, open.column + 1, open.line, 0,
                     std::string("'") + open.bracket + "' was never closed");
}

void Parser::raise_too_deep() {
  if (failed()) return;
  problem_.kind = Kind::MemoryError;
  poison();
}

// Words and places the problems that the lexer leaves to the parser.
void Parser::raise_lexer_problem() {
  auto on_line = [this](Kind kind, int offset, const char* message) {
    raise_known(kind, lexer_->line(), offset, lexer_->line(), 0, message);
  };
  switch (lexer_->state()) {
    case Lexer::State::Reported:
    case Lexer::State::EndInString: raise_copy(lexer_->problem()); break;
    case Lexer::State::Undecodable:
      raise_here("(unicode error) " + lexer_->problem().message);
      break;
    case Lexer::State::InconsistentDedent:
      raise_last(Kind::IndentationError, "unindent does not match any outer indentation level");
      break;
    case Lexer::State::InconsistentTabs:
      on_line(Kind::TabError, 1, "inconsistent use of tabs and spaces in indentation");
      break;
    case Lexer::State::TooDeep:
      on_line(Kind::IndentationError, 1, "too many levels of indentation");
      break;
    case Lexer::State::BadContinuation:
      on_line(Kind::SyntaxError, std::max(lexer_->continuation_column(), 0) + 1,
              "unexpected character after line continuation character");
      break;
    case Lexer::State::Ok:
    case Lexer::State::EndOfInput:
      if (lexer_->level() > 0)
        raise_unclosed_bracket();
      else
        raise_here("unexpected EOF while parsing");
      break;
  }
}

namespace {

// The part of `expression` that cannot be a target, or null.
Expression* find_invalid_target(Expression* expression, bool deleting, bool in_for) {
  switch (expression->kind) {
    case NodeKind::List:
    case NodeKind::Tuple: {
      Seq<Expression*> elements = expression->kind == NodeKind::List
                                      ? as<ast::List>(*expression).elts
                                      : as<Tuple>(*expression).elts;
      for (Expression* element : elements) {
        if (Expression* invalid = find_invalid_target(element, deleting, in_for)) return invalid;
      }
      return nullptr;
    }
    case NodeKind::Starred:
      return deleting ? expression
                      : find_invalid_target(as<Starred>(*expression).value, deleting, in_for);
    case NodeKind::Compare: {
      // `for a in b` without the rest reads as a comparison: the target is its left side.
      if (!in_for) return expression;
      auto& compare = as<Compare>(*expression);
      return compare.ops[0] == CompareOperator::In
                 ? find_invalid_target(compare.left, deleting, in_for)
                 : nullptr;
    }
    case NodeKind::Name:
    case NodeKind::Subscript:
    case NodeKind::Attribute: return nullptr;
    default: return expression;
  }
}

}  // namespace

std::nullptr_t Parser::raise_invalid_target(Targets targets, Expression* expression) {
  if (!expression) return nullptr;
  Expression* invalid =
      find_invalid_target(expression, targets == Targets::Del, targets == Targets::For);
  if (!invalid) return nullptr;
  return raise_at(invalid->span,
                  std::string(targets == Targets::Del ? "cannot delete " : "cannot assign to ") +
                      describe(*invalid));
}

const char* describe(const Expression& expression) {
  switch (expression.kind) {
    case NodeKind::Attribute: return "attribute";
    case NodeKind::Subscript: return "subscript";
    case NodeKind::Starred: return "starred";
    case NodeKind::Name: return "name";
    case NodeKind::List: return "list";
    case NodeKind::Tuple: return "tuple";
    case NodeKind::Lambda: return "lambda";
    case NodeKind::Call: return "function call";
    case NodeKind::BoolOp:
    case NodeKind::BinOp:
    case NodeKind::UnaryOp: return "expression";
    case NodeKind::GeneratorExp: return "generator expression";
    case NodeKind::Yield:
    case NodeKind::YieldFrom: return "yield expression";
    case NodeKind::Await: return "await expression";
    case NodeKind::ListComp: return "list comprehension";
    case NodeKind::SetComp: return "set comprehension";
    case NodeKind::DictComp: return "dict comprehension";
    case NodeKind::Dict: return "dict literal";
    case NodeKind::Set: return "set display";
    case NodeKind::JoinedStr:
    case NodeKind::FormattedValue: return "f-string expression";
    case NodeKind::Constant:
      switch (as<Constant>(expression).type) {
        case ConstantType::None: return "None";
        case ConstantType::True: return "True";
        case ConstantType::False: return "False";
        case ConstantType::Ellipsis: return "ellipsis";
        default: return "literal";
      }
    case NodeKind::Compare: return "comparison";
    case NodeKind::IfExp: return "conditional expression";
    case NodeKind::NamedExpr: return "named expression";
    default: return "expression";
  }
}

}  // namespace vitro::compiler
