// The arguments of calls and of class definitions.
#include "compiler/parser_internal.hpp"

namespace vitro::compiler {

using ast::Call;
using ast::Expression;
using ast::GeneratorExp;
using ast::is;
using ast::keyword;
using ast::Node;

// Splits what stands between the parentheses, in order, into positional and named arguments.
CallArguments* Parser::sort_arguments(const List<Node>& list) {
  auto* result = arena_.make_plain<CallArguments>();
  std::size_t named = 0;
  for (std::size_t index = 0; index < list.size(); ++index) named += is<keyword>(*list[index]);
  const std::size_t positional = list.size() - named;
  auto** args =
      positional
          ? static_cast<Expression**>(arena_.allocate(positional * sizeof(void*), alignof(void*)))
          : nullptr;
  auto** keywords =
      named ? static_cast<keyword**>(arena_.allocate(named * sizeof(void*), alignof(void*)))
            : nullptr;
  result->args = {args, positional};
  result->keywords = {keywords, named};
  for (std::size_t index = 0; index < list.size(); ++index) {
    Node* node = list[index];
    if (is<keyword>(*node))
      *keywords++ = static_cast<keyword*>(node);
    else
      *args++ = static_cast<Expression*>(node);
  }
  return result;
}

// A call's parentheses, decided argument by argument.
Expression* Parser::quick_call(Expression* function, Mark start) {
  Depth depth(*this, kBracketWeight);
  const Mark before = mark_++;
  List<Node> list(*this);
  bool named_before = false;
  bool mapping_before = false;
  while (!at(TokenKind::RightParen)) {
    Node* argument = nullptr;
    if (at(TokenKind::Star)) {
      if (mapping_before) return reset(before);
      argument = starred_expression();
    } else if (at(TokenKind::DoubleStar)) {
      argument = kwarg_or_double_starred();
      mapping_before = true;
    } else if (at(TokenKind::Name) && peek_second().kind == TokenKind::Equal) {
      argument = named_argument();
      named_before = true;
    } else {
      if (named_before || mapping_before) return reset(before);
      Expression* value = argument_expression();
      if (value && list.empty() && (at(TokenKind::For) || at(TokenKind::Async))) {
        // The one argument is a generator expression, and the parentheses are its own.
        Expression* generator =
            finish_comprehension<GeneratorExp>(before, value, TokenKind::RightParen);
        if (!generator) return nullptr;
        auto* result = make<Call>(start);
        result->func = function;
        result->args = arena_.copy(&generator, 1);
        return result;
      }
      argument = value;
    }
    if (!argument) return reset(before);
    list.push(argument);
    if (!accept(TokenKind::Comma)) break;
  }
  if (!accept(TokenKind::RightParen)) return reset(before);
  CallArguments* given = sort_arguments(list);
  auto* result = make<Call>(start);
  result->func = function;
  result->args = given->args;
  result->keywords = given->keywords;
  return result;
}

// Everything before the closing parenthesis, which must follow.
CallArguments* Parser::arguments() {
  return memoised(Rule::Arguments, [this]() -> CallArguments* {
    const Mark start = mark_;
    if (CallArguments* given = args()) {
      accept(TokenKind::Comma);
      if (at(TokenKind::RightParen)) return given;
    }
    mark_ = start;
    if (explaining()) invalid_arguments();
    return nullptr;
  });
}

CallArguments* Parser::args() {
  List<Node> list(*this);
  const Mark start = mark_;
  if (positional_arguments(list)) {
    if (at(TokenKind::Comma)) {
      const Mark before = mark_++;
      if (!kwargs(list)) mark_ = before;
    }
    return sort_arguments(list);
  }
  mark_ = start;
  return kwargs(list) ? sort_arguments(list) : nullptr;
}

bool Parser::positional_arguments(List<Node>& list) {
  Expression* next = positional_argument();
  if (!next) return false;
  list.push(next);
  while (at(TokenKind::Comma)) {
    const Mark before = mark_++;
    next = positional_argument();
    if (!next) {
      mark_ = before;
      break;
    }
    list.push(next);
  }
  return true;
}

Expression* Parser::positional_argument() {
  const Mark start = mark_;
  if (Expression* starred = starred_expression()) return starred;
  Expression* value = argument_expression();
  if (!value || at(TokenKind::Equal)) return reset(start);
  return value;
}

// Named ones and `*iterable`, and after them named ones and `**mapping`.
bool Parser::kwargs(List<Node>& list) {
  const Mark start = mark_;
  if (Node* first = kwarg_or_starred()) {
    list.push(first);
    while (at(TokenKind::Comma)) {
      const Mark before = mark_++;
      if (Node* next = kwarg_or_starred()) {
        list.push(next);
        continue;
      }
      mark_ = before;
      break;
    }
    const Mark before = mark_;
    if (!accept(TokenKind::Comma)) return true;
    Node* next = kwarg_or_double_starred();
    if (!next) {
      mark_ = before;
      return true;
    }
    list.push(next);
  } else {
    mark_ = start;
    Node* only = kwarg_or_double_starred();
    if (!only) return false;
    list.push(only);
  }
  while (at(TokenKind::Comma)) {
    const Mark before = mark_++;
    if (Node* next = kwarg_or_double_starred()) {
      list.push(next);
      continue;
    }
    mark_ = before;
    break;
  }
  return true;
}

// NAME '=' expression
keyword* Parser::named_argument() {
  if (!at(TokenKind::Name) || peek_second().kind != TokenKind::Equal) return nullptr;
  const Mark start = mark_;
  mark_ += 2;
  Expression* value = expression();
  if (!value) return reset(start);
  auto* result = make<keyword>(start);
  result->arg = identifier_of(tokens_[start]);
  result->value = value;
  return result;
}

Node* Parser::kwarg_or_starred() {
  if (explaining()) invalid_named_argument();
  if (keyword* named = named_argument()) return named;
  return starred_expression();
}

Node* Parser::kwarg_or_double_starred() {
  if (explaining()) invalid_named_argument();
  if (keyword* named = named_argument()) return named;
  const Mark start = mark_;
  if (!accept(TokenKind::DoubleStar)) return nullptr;
  Expression* mapping = expression();
  if (!mapping) return reset(start);
  auto* result = make<keyword>(start);
  result->value = mapping;
  return result;
}

}  // namespace vitro::compiler
