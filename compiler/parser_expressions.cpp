// Expressions from the comma down to calls, attributes and subscripts.
#include "compiler/parser_internal.hpp"

namespace vitro::compiler {

using ast::Attribute;
using ast::Await;
using ast::BinOp;
using ast::BoolOp;
using ast::BoolOperator;
using ast::Call;
using ast::Compare;
using ast::CompareOperator;
using ast::ExprContext;
using ast::Expression;
using ast::IfExp;
using ast::Lambda;
using ast::Name;
using ast::NamedExpr;
using ast::Operator;
using ast::Slice;
using ast::Starred;
using ast::Subscript;
using ast::Tuple;
using ast::UnaryOp;
using ast::UnaryOperator;
using ast::Yield;
using ast::YieldFrom;

// Elements with commas between them; a single one without comma stays itself, others make a tuple
// without parentheses.
Expression* Parser::star_expressions() {
  const Mark start = mark_;
  Expression* first = star_expression();
  if (!first || !at(TokenKind::Comma)) return first;
  List<Expression> elements(*this);
  elements.push(first);
  while (accept(TokenKind::Comma)) {
    Expression* next = star_expression();
    if (!next) break;
    elements.push(next);
  }
  auto* tuple = make<Tuple>(start);
  tuple->elts = elements.finish();
  return tuple;
}

Expression* Parser::star_expression() {
  if (!at(TokenKind::Star)) {
    if (quick()) return expression();
    return memoised(Rule::StarExpression, [this] { return expression(); });
  }
  const Mark start = mark_++;
  Expression* value = bitwise_or();
  if (!value) return reset(start);
  auto* starred = make<Starred>(start);
  starred->value = value;
  return starred;
}

Expression* Parser::star_named_expression() {
  if (!at(TokenKind::Star)) return named_expression();
  const Mark start = mark_++;
  Expression* value = bitwise_or();
  if (!value) return reset(start);
  auto* starred = make<Starred>(start);
  starred->value = value;
  return starred;
}

// One or more, with an optional comma at the end.
bool Parser::star_named_expressions(List<Expression>& list) {
  Expression* next = star_named_expression();
  if (!next) return false;
  list.push(next);
  while (accept(TokenKind::Comma)) {
    next = star_named_expression();
    if (!next) break;
    list.push(next);
  }
  return true;
}

Expression* Parser::expressions() {
  const Mark start = mark_;
  Expression* first = expression();
  if (!first || !at(TokenKind::Comma)) return first;
  List<Expression> elements(*this);
  elements.push(first);
  while (accept(TokenKind::Comma)) {
    Expression* next = expression();
    if (!next) break;
    elements.push(next);
  }
  auto* tuple = make<Tuple>(start);
  tuple->elts = elements.finish();
  return tuple;
}

Expression* Parser::expression() {
  return memoised(Rule::Expression, [this] { return expression_body(); });
}

Expression* Parser::expression_body() {
  Depth depth(*this, 1);
  if (explaining()) {
    invalid_expression();
    invalid_legacy_expression();
  }
  if (at(TokenKind::Lambda)) return lambda();
  const Mark start = mark_;
  Expression* body = disjunction();
  if (!body || !at(TokenKind::If)) return body;
  const Mark before_if = mark_++;
  if (Expression* test = disjunction(); test && accept(TokenKind::Else)) {
    if (Expression* orelse = expression()) {
      auto* choice = make<IfExp>(start);
      choice->test = test;
      choice->body = body;
      choice->orelse = orelse;
      return choice;
    }
  }
  mark_ = before_if;
  return body;
}

// NAME ':=' expression
Expression* Parser::assignment_expression() {
  if (!at(TokenKind::Name) || peek_second().kind != TokenKind::ColonEqual) return nullptr;
  const Mark start = mark_;
  Name* target = name();
  ++mark_;
  Expression* value = expression();
  if (!value) return reset(start);
  target->ctx = ExprContext::Store;
  auto* named = make<NamedExpr>(start);
  named->target = target;
  named->value = value;
  return named;
}

Expression* Parser::named_expression() {
  if (Expression* named = assignment_expression()) return named;
  if (explaining()) invalid_named_expression();
  const Mark start = mark_;
  Expression* value = expression();
  if (!value || at(TokenKind::ColonEqual)) return reset(start);
  return value;
}

// What may stand as a positional argument or as the element of a generator expression.
Expression* Parser::argument_expression() {
  if (Expression* named = assignment_expression()) return named;
  const Mark start = mark_;
  Expression* value = expression();
  if (!value || at(TokenKind::ColonEqual)) return reset(start);
  return value;
}

Expression* Parser::yield_expression() {
  const Mark start = mark_;
  if (!accept(TokenKind::Yield)) return nullptr;
  if (accept(TokenKind::From)) {
    if (Expression* value = expression()) {
      auto* from = make<YieldFrom>(start);
      from->value = value;
      return from;
    }
    mark_ = start + 1;
  }
  Expression* value = star_expressions();
  auto* yield = make<Yield>(start);
  yield->value = value;
  return yield;
}

// The right side of an assignment.
Expression* Parser::value_after_equal() {
  return at(TokenKind::Yield) ? yield_expression() : star_expressions();
}

Expression* Parser::lambda() {
  Depth depth(*this, 1);
  const Mark start = mark_;
  if (!accept(TokenKind::Lambda)) return nullptr;
  ast::arguments* parameters = parameters_or_none(Context::Lambda);
  if (!accept(TokenKind::Colon)) return reset(start);
  Expression* body = expression();
  if (!body) return reset(start);
  auto* function = make<Lambda>(start);
  function->args = parameters;
  function->body = body;
  return function;
}

Expression* Parser::disjunction() {
  return memoised(Rule::Disjunction, [this] { return disjunction_body(); });
}

Expression* Parser::disjunction_body() {
  const Mark start = mark_;
  Expression* first = conjunction();
  if (!first || !at(TokenKind::Or)) return first;
  List<Expression> values(*this);
  values.push(first);
  while (at(TokenKind::Or)) {
    const Mark before = mark_++;
    Expression* next = conjunction();
    if (!next) {
      mark_ = before;
      break;
    }
    values.push(next);
  }
  if (values.size() == 1) return first;
  auto* operation = make<BoolOp>(start);
  operation->op = BoolOperator::Or;
  operation->values = values.finish();
  return operation;
}

Expression* Parser::conjunction() {
  const Mark start = mark_;
  Expression* first = inversion();
  if (!first || !at(TokenKind::And)) return first;
  List<Expression> values(*this);
  values.push(first);
  while (at(TokenKind::And)) {
    const Mark before = mark_++;
    Expression* next = inversion();
    if (!next) {
      mark_ = before;
      break;
    }
    values.push(next);
  }
  if (values.size() == 1) return first;
  auto* operation = make<BoolOp>(start);
  operation->op = BoolOperator::And;
  operation->values = values.finish();
  return operation;
}

Expression* Parser::inversion() {
  if (!at(TokenKind::Not)) return comparison();
  Depth depth(*this, 1);
  const Mark start = mark_++;
  Expression* operand = inversion();
  if (!operand) return reset(start);
  auto* operation = make<UnaryOp>(start);
  operation->op = UnaryOperator::Not;
  operation->operand = operand;
  return operation;
}

// Reads the operator, one or two tokens long, if one is there.
bool Parser::compare_operator(CompareOperator& op) {
  switch (peek().kind) {
    case TokenKind::EqualEqual: op = CompareOperator::Eq; break;
    case TokenKind::NotEqual: op = CompareOperator::NotEq; break;
    case TokenKind::Less: op = CompareOperator::Lt; break;
    case TokenKind::LessEqual: op = CompareOperator::LtE; break;
    case TokenKind::Greater: op = CompareOperator::Gt; break;
    case TokenKind::GreaterEqual: op = CompareOperator::GtE; break;
    case TokenKind::In: op = CompareOperator::In; break;
    case TokenKind::Not:
      if (peek_second().kind != TokenKind::In) return false;
      op = CompareOperator::NotIn;
      ++mark_;
      break;
    case TokenKind::Is:
      op = CompareOperator::Is;
      if (peek_second().kind == TokenKind::Not) {
        op = CompareOperator::IsNot;
        ++mark_;
      }
      break;
    default: return false;
  }
  ++mark_;
  return true;
}

Expression* Parser::comparison() {
  const Mark start = mark_;
  Expression* left = bitwise_or();
  CompareOperator op;
  Mark before = mark_;
  if (!left || !compare_operator(op)) return left;
  boost::container::small_vector<CompareOperator, 4> operators;
  List<Expression> operands(*this);
  do {
    Expression* right = bitwise_or();
    if (!right) {
      mark_ = before;
      break;
    }
    operators.push_back(op);
    operands.push(right);
    before = mark_;
  } while (compare_operator(op));
  if (operators.empty()) return left;
  auto* compare = make<Compare>(start);
  compare->left = left;
  compare->ops = arena_.copy(operators.data(), operators.size());
  compare->comparators = operands.finish();
  return compare;
}

namespace {

struct BinaryOperator {
  int precedence;  // 0: the token is no binary operator
  Operator op;
};

constexpr int kUnion = 1, kExclusive = 2, kIntersection = 3, kShift = 4, kSum = 5, kTerm = 6;

constexpr BinaryOperator binary_operator(TokenKind kind) {
  switch (kind) {
    case TokenKind::Bar: return {kUnion, Operator::BitOr};
    case TokenKind::Caret: return {kExclusive, Operator::BitXor};
    case TokenKind::Ampersand: return {kIntersection, Operator::BitAnd};
    case TokenKind::LeftShift: return {kShift, Operator::LShift};
    case TokenKind::RightShift: return {kShift, Operator::RShift};
    case TokenKind::Plus: return {kSum, Operator::Add};
    case TokenKind::Minus: return {kSum, Operator::Sub};
    case TokenKind::Star: return {kTerm, Operator::Mult};
    case TokenKind::Slash: return {kTerm, Operator::Div};
    case TokenKind::DoubleSlash: return {kTerm, Operator::FloorDiv};
    case TokenKind::Percent: return {kTerm, Operator::Mod};
    case TokenKind::At: return {kTerm, Operator::MatMult};
    default: return {0, Operator::Add};
  }
}

}  // namespace

Expression* Parser::bitwise_or() {
  return memoised(Rule::BitwiseOr, [this] { return binary(kUnion); });
}

// Operators that bind at least as tightly as `precedence`, from left to right.
Expression* Parser::binary(int precedence) {
  const Mark start = mark_;
  Expression* left = factor();
  if (!left) return nullptr;
  for (;;) {
    const BinaryOperator found = binary_operator(peek().kind);
    if (found.precedence == 0 || found.precedence < precedence) return left;
    const Mark before = mark_++;
    Expression* right = binary(found.precedence + 1);
    if (!right) {
      mark_ = before;
      return left;
    }
    auto* operation = make<BinOp>(start);
    operation->left = left;
    operation->op = found.op;
    operation->right = right;
    left = operation;
  }
}

Expression* Parser::factor() {
  UnaryOperator op;
  switch (peek().kind) {
    case TokenKind::Plus: op = UnaryOperator::UAdd; break;
    case TokenKind::Minus: op = UnaryOperator::USub; break;
    case TokenKind::Tilde: op = UnaryOperator::Invert; break;
    default: return power();
  }
  Depth depth(*this, 1);
  const Mark start = mark_++;
  Expression* operand = factor();
  if (!operand) return reset(start);
  auto* operation = make<UnaryOp>(start);
  operation->op = op;
  operation->operand = operand;
  return operation;
}

Expression* Parser::power() {
  const Mark start = mark_;
  Expression* base = await_primary();
  if (!base || !at(TokenKind::DoubleStar)) return base;
  Depth depth(*this, 2);
  const Mark before = mark_++;
  Expression* exponent = factor();
  if (!exponent) {
    mark_ = before;
    return base;
  }
  auto* operation = make<BinOp>(start);
  operation->left = base;
  operation->op = Operator::Pow;
  operation->right = exponent;
  return operation;
}

Expression* Parser::await_primary() {
  if (!at(TokenKind::Await)) return primary();
  const Mark start = mark_++;
  Expression* value = primary();
  if (!value) return reset(start);
  auto* await = make<Await>(start);
  await->value = value;
  return await;
}

Expression* Parser::primary() {
  return memoised(Rule::Primary, [this] { return primary_body(); });
}

Expression* Parser::primary_body() {
  const Mark start = mark_;
  Expression* value = atom();
  while (value) {
    Expression* longer = trailer(value, start, false);
    if (!longer) break;
    value = longer;
  }
  return value;
}

// `value` with one more attribute, call or subscript, or null. `in_target`: the value may become a
// target.
Expression* Parser::trailer(Expression* value, Mark start, bool in_target) {
  const Mark before = mark_;
  // A call with a bare generator expression is one of CPython's alternatives here, and its known
  // mistakes are looked for behind any bracket; in targets after subscripts, else before them.
  if (explaining() && (at(TokenKind::LeftBrace) || (at(TokenKind::LeftBracket) && !in_target)))
    invalid_comprehension();
  switch (peek().kind) {
    case TokenKind::Dot: {
      ++mark_;
      if (!at(TokenKind::Name)) return reset(before);
      Identifier attribute_name = identifier_of(tokens_[mark_++]);
      auto* attribute = make<Attribute>(start);
      attribute->value = value;
      attribute->attr = attribute_name;
      return attribute;
    }
    case TokenKind::LeftParen: return quick() ? quick_call(value, start) : call(value, start);
    case TokenKind::LeftBracket: {
      Depth depth(*this, kBracketWeight);
      ++mark_;
      Expression* index = slices();
      if (!index || !accept(TokenKind::RightBracket)) {
        mark_ = before;
        if (explaining() && in_target) invalid_comprehension();
        return nullptr;
      }
      auto* subscript = make<Subscript>(start);
      subscript->value = value;
      subscript->slice = index;
      return subscript;
    }
    default: return nullptr;
  }
}

Expression* Parser::call(Expression* function, Mark start) {
  Depth depth(*this, kBracketWeight);
  const Mark before = mark_;
  if (Expression* argument = generator()) {
    auto* result = make<Call>(start);
    result->func = function;
    result->args = arena_.copy(&argument, 1);
    return result;
  }
  if (!accept(TokenKind::LeftParen)) return reset(before);
  CallArguments* given = arguments();
  if (!accept(TokenKind::RightParen)) return reset(before);
  auto* result = make<Call>(start);
  result->func = function;
  if (given) {
    result->args = given->args;
    result->keywords = given->keywords;
  }
  return result;
}

// What stands between the brackets of a subscript.
Expression* Parser::slices() {
  const Mark start = mark_;
  List<Expression> elements(*this);
  if (Expression* only = slice()) {
    if (!at(TokenKind::Comma)) return only;
    // Reading it again costs time but, but for the rules that explain mistakes, changes nothing.
    if (explaining())
      mark_ = start;
    else
      elements.push(only);
  }
  while (elements.empty() || accept(TokenKind::Comma)) {
    Expression* next = slice();
    if (!next) next = starred_expression();
    if (!next) break;
    elements.push(next);
  }
  if (elements.empty()) return nullptr;
  auto* tuple = make<Tuple>(start);
  tuple->elts = elements.finish();
  return tuple;
}

Expression* Parser::slice() {
  const Mark start = mark_;
  if (quick()) {
    if (Expression* named = assignment_expression()) return named;
  }
  Expression* lower = expression();
  if (!accept(TokenKind::Colon)) {
    if (quick()) return lower && !at(TokenKind::ColonEqual) ? lower : reset(start);
    mark_ = start;
    return named_expression();
  }
  Expression* upper = expression();
  Expression* step = accept(TokenKind::Colon) ? expression() : nullptr;
  auto* result = make<Slice>(start);
  result->lower = lower;
  result->upper = upper;
  result->step = step;
  return result;
}

Expression* Parser::starred_expression() {
  const Mark start = mark_;
  if (!accept(TokenKind::Star)) return nullptr;
  Expression* value = expression();
  if (!value) return reset(start);
  auto* starred = make<Starred>(start);
  starred->value = value;
  return starred;
}

}  // namespace vitro::compiler
