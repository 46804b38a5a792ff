// Names, literals, and everything in brackets: groups, tuples, lists, sets, dicts and
// comprehensions.
#include "compiler/parser_internal.hpp"

namespace vitro::compiler {

using ast::comprehension;
using ast::Constant;
using ast::ConstantType;
using ast::Dict;
using ast::DictComp;
using ast::Expression;
using ast::GeneratorExp;
using ast::is;
using ast::ListComp;
using ast::Name;
using ast::NamedExpr;
using ast::Seq;
using ast::Set;
using ast::SetComp;
using ast::Starred;
using ast::Tuple;

Expression* Parser::atom() {
  switch (peek().kind) {
    case TokenKind::Name: return name();
    case TokenKind::True: return constant(ConstantType::True);
    case TokenKind::False: return constant(ConstantType::False);
    case TokenKind::None: return constant(ConstantType::None);
    case TokenKind::Ellipsis: return constant(ConstantType::Ellipsis);
    case TokenKind::String: return strings();
    case TokenKind::Number: return number();
    case TokenKind::LeftParen: return in_parentheses();
    case TokenKind::LeftBracket: return in_brackets();
    case TokenKind::LeftBrace: return in_braces();
    default: return nullptr;
  }
}

Name* Parser::name() {
  if (!at(TokenKind::Name)) return nullptr;
  const Token& token = tokens_[mark_++];
  auto* result = arena_.make<Name>(token.span());
  result->id = identifier_of(token);
  return result;
}

Expression* Parser::constant(ConstantType type) {
  auto* result = arena_.make<Constant>(tokens_[mark_++].span());
  result->type = type;
  return result;
}

// --- one look is enough --------------------------------------------------------------------------

Expression* Parser::in_parentheses() {
  Depth depth(*this, kBracketWeight);
  if (quick()) return quick_parentheses();
  if (Expression* found = tuple()) return found;
  if (Expression* found = group()) return found;
  return generator();
}

Expression* Parser::in_brackets() {
  Depth depth(*this, kBracketWeight);
  if (quick()) return quick_brackets();
  if (Expression* found = list()) return found;
  return list_comprehension();
}

Expression* Parser::in_braces() {
  Depth depth(*this, kBracketWeight);
  if (quick()) return quick_braces();
  if (Expression* found = dict()) return found;
  if (Expression* found = set()) return found;
  if (Expression* found = dict_comprehension()) return found;
  return set_comprehension();
}

Expression* Parser::quick_parentheses() {
  const Mark start = mark_++;
  if (accept(TokenKind::RightParen)) return make<Tuple>(start);
  if (at(TokenKind::Yield)) {
    Expression* value = yield_expression();
    return accept(TokenKind::RightParen) ? value : reset(start);
  }
  Expression* first = star_named_expression();
  if (!first) return reset(start);
  const bool starred = is<Starred>(*first);
  if (!starred && accept(TokenKind::RightParen)) return first;
  if (accept(TokenKind::Comma)) {
    List<Expression> elements(*this);
    elements.push(first);
    star_named_expressions(elements);
    if (!accept(TokenKind::RightParen)) return reset(start);
    auto* result = make<Tuple>(start);
    result->elts = elements.finish();
    return result;
  }
  if (starred) return reset(start);
  return finish_comprehension<GeneratorExp>(start, first, TokenKind::RightParen);
}

Expression* Parser::quick_brackets() {
  const Mark start = mark_++;
  if (accept(TokenKind::RightBracket)) return make<ast::List>(start);
  Expression* first = star_named_expression();
  if (!first) return reset(start);
  if (!is<Starred>(*first) && (at(TokenKind::For) || at(TokenKind::Async))) {
    return finish_comprehension<ListComp>(start, first, TokenKind::RightBracket);
  }
  List<Expression> elements(*this);
  elements.push(first);
  if (accept(TokenKind::Comma)) star_named_expressions(elements);
  if (!accept(TokenKind::RightBracket)) return reset(start);
  auto* result = make<ast::List>(start);
  result->elts = elements.finish();
  return result;
}

Expression* Parser::quick_braces() {
  const Mark start = mark_++;
  if (accept(TokenKind::RightBrace)) return make<Dict>(start);
  if (at(TokenKind::DoubleStar)) {
    mark_ = start;
    return dict();
  }
  const Mark element = mark_;
  Expression* first = star_named_expression();
  if (!first) return reset(start);
  // A walrus without parentheses is an element, never a key.
  const bool key =
      !is<Starred>(*first) && !(is<NamedExpr>(*first) && tokens_[element].kind == TokenKind::Name);
  if (key && at(TokenKind::Colon)) return quick_dict(start, first);
  if (!is<Starred>(*first) && (at(TokenKind::For) || at(TokenKind::Async))) {
    return finish_comprehension<SetComp>(start, first, TokenKind::RightBrace);
  }
  List<Expression> elements(*this);
  elements.push(first);
  if (accept(TokenKind::Comma)) star_named_expressions(elements);
  if (!accept(TokenKind::RightBrace)) return reset(start);
  auto* result = make<Set>(start);
  result->elts = elements.finish();
  return result;
}

// A dict or its comprehension, from the colon after the first key.
Expression* Parser::quick_dict(Mark start, Expression* first_key) {
  ++mark_;
  Expression* first_value = expression();
  if (!first_value) return reset(start);
  if (at(TokenKind::For) || at(TokenKind::Async)) {
    auto generators = for_if_clauses();
    if (!generators || !accept(TokenKind::RightBrace)) return reset(start);
    auto* result = make<DictComp>(start);
    result->key = first_key;
    result->value = first_value;
    result->generators = *generators;
    return result;
  }
  List<Expression> keys(*this);
  // Keys and values cannot grow in one scratch list at once, so they take turns in it.
  keys.push(first_key);
  keys.push(first_value);
  while (accept(TokenKind::Comma)) {
    if (!double_starred_pair(keys)) break;
  }
  if (!accept(TokenKind::RightBrace)) return reset(start);
  return make_dict(start, keys);
}

Expression* Parser::make_dict(Mark start, const List<Expression>& pairs) {
  auto* result = make<Dict>(start);
  const std::size_t count = pairs.size() / 2;
  if (count == 0) return result;
  auto allocate_row = [&] {
    return static_cast<Expression**>(
        arena_.allocate(count * sizeof(Expression*), alignof(Expression*)));
  };
  Expression** keys = allocate_row();
  Expression** values = allocate_row();
  for (std::size_t index = 0; index < count; ++index) {
    keys[index] = pairs[2 * index];
    values[index] = pairs[2 * index + 1];
  }
  result->keys = {keys, count};
  result->values = {values, count};
  return result;
}

// --- one try after another -----------------------------------------------------------------------

Expression* Parser::tuple() {
  const Mark start = mark_;
  if (!accept(TokenKind::LeftParen)) return nullptr;
  List<Expression> elements(*this);
  if (Expression* first = star_named_expression()) {
    if (!accept(TokenKind::Comma)) return reset(start);
    elements.push(first);
    star_named_expressions(elements);
  }
  if (!accept(TokenKind::RightParen)) return reset(start);
  auto* result = make<Tuple>(start);
  result->elts = elements.finish();
  return result;
}

Expression* Parser::group() {
  const Mark start = mark_;
  if (!accept(TokenKind::LeftParen)) return nullptr;
  Expression* value = yield_expression();
  if (!value) value = named_expression();
  if (value && accept(TokenKind::RightParen)) return value;
  mark_ = start;
  if (explaining()) invalid_group();
  return nullptr;
}

Expression* Parser::generator() {
  const Mark start = mark_;
  if (!accept(TokenKind::LeftParen)) return nullptr;
  if (Expression* element = argument_expression()) {
    if (Expression* found =
            finish_comprehension<GeneratorExp>(start, element, TokenKind::RightParen))
      return found;
  }
  mark_ = start;
  if (explaining()) invalid_comprehension();
  return nullptr;
}

Expression* Parser::list() {
  const Mark start = mark_;
  if (!accept(TokenKind::LeftBracket)) return nullptr;
  List<Expression> elements(*this);
  star_named_expressions(elements);
  if (!accept(TokenKind::RightBracket)) return reset(start);
  auto* result = make<ast::List>(start);
  result->elts = elements.finish();
  return result;
}

Expression* Parser::list_comprehension() {
  const Mark start = mark_;
  if (!accept(TokenKind::LeftBracket)) return nullptr;
  if (Expression* element = named_expression()) {
    if (Expression* found = finish_comprehension<ListComp>(start, element, TokenKind::RightBracket))
      return found;
  }
  mark_ = start;
  if (explaining()) invalid_comprehension();
  return nullptr;
}

Expression* Parser::set() {
  const Mark start = mark_;
  if (!accept(TokenKind::LeftBrace)) return nullptr;
  List<Expression> elements(*this);
  if (!star_named_expressions(elements) || !accept(TokenKind::RightBrace)) return reset(start);
  auto* result = make<Set>(start);
  result->elts = elements.finish();
  return result;
}

Expression* Parser::set_comprehension() {
  const Mark start = mark_;
  if (!accept(TokenKind::LeftBrace)) return nullptr;
  if (Expression* element = named_expression()) {
    if (Expression* found = finish_comprehension<SetComp>(start, element, TokenKind::RightBrace))
      return found;
  }
  mark_ = start;
  if (explaining()) invalid_comprehension();
  return nullptr;
}

Expression* Parser::dict() {
  const Mark start = mark_;
  if (!accept(TokenKind::LeftBrace)) return nullptr;
  List<Expression> pairs(*this);
  if (double_starred_pair(pairs)) {
    while (accept(TokenKind::Comma)) {
      if (!double_starred_pair(pairs)) break;
    }
  }
  if (accept(TokenKind::RightBrace)) return make_dict(start, pairs);
  if (!quick()) {
    // CPython looks for these mistakes in the exact pass already.
    mark_ = start + 1;
    invalid_double_starred_pairs();
  }
  return reset(start);
}

Expression* Parser::dict_comprehension() {
  const Mark start = mark_;
  if (!accept(TokenKind::LeftBrace)) return nullptr;
  Expression* key = nullptr;
  Expression* value = nullptr;
  if (pair(key, value)) {
    auto generators = for_if_clauses();
    if (generators && accept(TokenKind::RightBrace)) {
      auto* result = make<DictComp>(start);
      result->key = key;
      result->value = value;
      result->generators = *generators;
      return result;
    }
  }
  mark_ = start;
  if (explaining()) invalid_dict_comprehension();
  return nullptr;
}

// Adds key and value; a null key for `**mapping`.
bool Parser::double_starred_pair(List<Expression>& pairs) {
  const Mark start = mark_;
  if (accept(TokenKind::DoubleStar)) {
    if (Expression* mapping = bitwise_or()) {
      pairs.push(nullptr);
      pairs.push(mapping);
      return true;
    }
    mark_ = start;
  }
  Expression* key = nullptr;
  Expression* value = nullptr;
  if (!pair(key, value)) return false;
  pairs.push(key);
  pairs.push(value);
  return true;
}

bool Parser::pair(Expression*& key, Expression*& value) {
  const Mark start = mark_;
  key = expression();
  if (key && accept(TokenKind::Colon)) {
    value = expression();
    if (value) return true;
  }
  mark_ = start;
  return false;
}

// --- comprehensions ------------------------------------------------------------------------------

// The clauses after `element`, and the closing bracket.
template <class Comprehension>
Expression* Parser::finish_comprehension(Mark start, Expression* element, TokenKind closing) {
  auto generators = for_if_clauses();
  if (!generators || !accept(closing)) return reset(start);
  auto* result = make<Comprehension>(start);
  result->elt = element;
  result->generators = *generators;
  return result;
}

std::optional<Seq<comprehension*>> Parser::for_if_clauses() {
  List<comprehension> clauses(*this);
  while (comprehension* clause = for_if_clause()) clauses.push(clause);
  if (clauses.empty()) return std::nullopt;
  return clauses.finish();
}

comprehension* Parser::for_if_clause() {
  const Mark start = mark_;
  const bool is_async = accept(TokenKind::Async);
  if (accept(TokenKind::For)) {
    if (Expression* target = star_targets(); target && accept(TokenKind::In)) {
      // From here on nothing but a comprehension is possible.
      Expression* iterable = disjunction();
      if (!iterable) return reset(start);
      List<Expression> conditions(*this);
      while (at(TokenKind::If)) {
        const Mark before = mark_++;
        Expression* condition = disjunction();
        if (!condition) {
          mark_ = before;
          break;
        }
        conditions.push(condition);
      }
      auto* clause = arena_.make<comprehension>(Span());
      clause->target = target;
      clause->iter = iterable;
      clause->ifs = conditions.finish();
      clause->is_async = is_async;
      return clause;
    }
  }
  mark_ = start;
  if (explaining()) invalid_for_target();
  return nullptr;
}

template Expression* Parser::finish_comprehension<GeneratorExp>(Mark, Expression*, TokenKind);

}  // namespace vitro::compiler
