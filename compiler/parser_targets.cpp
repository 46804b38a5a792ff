// What can be assigned to and deleted.
#include "compiler/parser_internal.hpp"

namespace vitro::compiler {

using ast::as;
using ast::Attribute;
using ast::ExprContext;
using ast::Expression;
using ast::Name;
using ast::NodeKind;
using ast::Seq;
using ast::Starred;
using ast::Subscript;
using ast::try_as;
using ast::Tuple;

// An expression that has been read turns out to be a target. False: it cannot be one.
bool Parser::make_store(Expression* expression) {
  switch (expression->kind) {
    case NodeKind::Name: as<Name>(*expression).ctx = ExprContext::Store; return true;
    case NodeKind::Attribute: as<Attribute>(*expression).ctx = ExprContext::Store; return true;
    case NodeKind::Subscript: as<Subscript>(*expression).ctx = ExprContext::Store; return true;
    case NodeKind::Starred:
      as<Starred>(*expression).ctx = ExprContext::Store;
      return make_store(as<Starred>(*expression).value);
    case NodeKind::Tuple:
    case NodeKind::List: {
      Seq<Expression*> elements;
      if (auto* tuple = try_as<Tuple>(expression)) {
        tuple->ctx = ExprContext::Store;
        elements = tuple->elts;
      } else {
        as<ast::List>(*expression).ctx = ExprContext::Store;
        elements = as<ast::List>(*expression).elts;
      }
      for (Expression* element : elements) {
        if (!make_store(element)) return false;
      }
      return true;
    }
    default: return false;
  }
}

Expression* Parser::star_targets() {
  const Mark start = mark_;
  Expression* first = star_target();
  if (!first || !at(TokenKind::Comma)) return first;
  List<Expression> elements(*this);
  elements.push(first);
  while (accept(TokenKind::Comma)) {
    Expression* next = star_target();
    if (!next) break;
    elements.push(next);
  }
  auto* tuple = make<Tuple>(start);
  tuple->elts = elements.finish();
  tuple->ctx = ExprContext::Store;
  return tuple;
}

Expression* Parser::star_target() {
  if (!at(TokenKind::Star)) return target_with_star_atom();
  return memoised(Rule::StarTarget, [this]() -> Expression* {
    const Mark start = mark_++;
    if (at(TokenKind::Star)) return reset(start);
    Expression* value = star_target();
    if (!value) return reset(start);
    auto* starred = make<Starred>(start);
    starred->value = value;
    starred->ctx = ExprContext::Store;
    return starred;
  });
}

Expression* Parser::target_with_star_atom() {
  return memoised(Rule::TargetWithStarAtom, [this] {
    Expression* found = attribute_or_subscript(ExprContext::Store);
    return found ? found : star_atom();
  });
}

// A primary that ends in `.name` or `[…]`, with nothing after it that would make it longer.
Expression* Parser::attribute_or_subscript(ExprContext context) {
  const Mark start = mark_;
  Expression* value = target_primary();
  if (!value) return reset(start);
  if (accept(TokenKind::Dot)) {
    if (!at(TokenKind::Name)) return reset(start);
    Identifier attribute_name = identifier_of(tokens_[mark_++]);
    if (at_target_trailer()) return reset(start);
    auto* attribute = make<Attribute>(start);
    attribute->value = value;
    attribute->attr = attribute_name;
    attribute->ctx = context;
    return attribute;
  }
  if (accept(TokenKind::LeftBracket)) {
    Expression* index = slices();
    if (!index || !accept(TokenKind::RightBracket) || at_target_trailer()) return reset(start);
    auto* subscript = make<Subscript>(start);
    subscript->value = value;
    subscript->slice = index;
    subscript->ctx = context;
    return subscript;
  }
  return reset(start);
}

bool Parser::at_target_trailer() {
  TokenKind kind = peek().kind;
  return kind == TokenKind::LeftParen || kind == TokenKind::LeftBracket || kind == TokenKind::Dot;
}

// As long a primary as can be, provided that another trailer follows.
Expression* Parser::target_primary() {
  return memoised(Rule::TargetPrimary, [this]() -> Expression* {
    const Mark start = mark_;
    Expression* value = atom();
    if (!value || !at_target_trailer()) return reset(start);
    for (;;) {
      const Mark before = mark_;
      Expression* longer = trailer(value, start, true);
      if (!longer || !at_target_trailer()) {
        mark_ = before;
        return value;
      }
      value = longer;
    }
  });
}

Expression* Parser::star_atom() {
  const Mark start = mark_;
  switch (peek().kind) {
    case TokenKind::Name: {
      Name* target = name();
      target->ctx = ExprContext::Store;
      return target;
    }
    case TokenKind::LeftParen: {
      Depth depth(*this, kBracketWeight);
      ++mark_;
      if (Expression* inner = target_with_star_atom(); inner && accept(TokenKind::RightParen)) {
        return inner;
      }
      mark_ = start + 1;
      List<Expression> elements(*this);
      if (Expression* first = star_target()) {
        if (!accept(TokenKind::Comma)) return reset(start);
        elements.push(first);
        while (Expression* next = star_target()) {
          elements.push(next);
          if (!accept(TokenKind::Comma)) break;
        }
      }
      if (!accept(TokenKind::RightParen)) return reset(start);
      auto* tuple = make<Tuple>(start);
      tuple->elts = elements.finish();
      tuple->ctx = ExprContext::Store;
      return tuple;
    }
    case TokenKind::LeftBracket: {
      Depth depth(*this, kBracketWeight);
      ++mark_;
      List<Expression> elements(*this);
      while (Expression* next = star_target()) {
        elements.push(next);
        if (!accept(TokenKind::Comma)) break;
      }
      if (!accept(TokenKind::RightBracket)) return reset(start);
      auto* list = make<ast::List>(start);
      list->elts = elements.finish();
      list->ctx = ExprContext::Store;
      return list;
    }
    default: return nullptr;
  }
}

// The target of an annotation or an augmented assignment.
Expression* Parser::single_target() {
  if (Expression* found = attribute_or_subscript(ExprContext::Store)) return found;
  if (Name* target = name()) {
    target->ctx = ExprContext::Store;
    return target;
  }
  const Mark start = mark_;
  if (!accept(TokenKind::LeftParen)) return nullptr;
  Expression* inner = single_target();
  return inner && accept(TokenKind::RightParen) ? inner : reset(start);
}

// One or more, with an optional comma at the end.
bool Parser::delete_targets(List<Expression>& list) {
  Expression* next = delete_target();
  if (!next) return false;
  list.push(next);
  while (accept(TokenKind::Comma)) {
    next = delete_target();
    if (!next) break;
    list.push(next);
  }
  return true;
}

Expression* Parser::delete_target() {
  return memoised(Rule::DeleteTarget, [this] {
    Expression* found = attribute_or_subscript(ExprContext::Del);
    return found ? found : delete_atom();
  });
}

Expression* Parser::delete_atom() {
  const Mark start = mark_;
  switch (peek().kind) {
    case TokenKind::Name: {
      Name* target = name();
      target->ctx = ExprContext::Del;
      return target;
    }
    case TokenKind::LeftParen: {
      Depth depth(*this, kBracketWeight);
      ++mark_;
      if (Expression* inner = delete_target(); inner && accept(TokenKind::RightParen)) return inner;
      mark_ = start + 1;
      List<Expression> elements(*this);
      delete_targets(elements);
      if (!accept(TokenKind::RightParen)) return reset(start);
      auto* tuple = make<Tuple>(start);
      tuple->elts = elements.finish();
      tuple->ctx = ExprContext::Del;
      return tuple;
    }
    case TokenKind::LeftBracket: {
      Depth depth(*this, kBracketWeight);
      ++mark_;
      List<Expression> elements(*this);
      delete_targets(elements);
      if (!accept(TokenKind::RightBracket)) return reset(start);
      auto* list = make<ast::List>(start);
      list->elts = elements.finish();
      list->ctx = ExprContext::Del;
      return list;
    }
    default: return nullptr;
  }
}

}  // namespace vitro::compiler
