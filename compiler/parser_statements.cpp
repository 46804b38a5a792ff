// Statements that fit on a line, and sequences of statements.
#include "compiler/parser_internal.hpp"

namespace vitro::compiler {

using ast::alias;
using ast::AnnAssign;
using ast::Assert;
using ast::Assign;
using ast::Attribute;
using ast::AugAssign;
using ast::Break;
using ast::Continue;
using ast::Delete;
using ast::Expr;
using ast::ExprContext;
using ast::Expression;
using ast::Global;
using ast::Import;
using ast::ImportFrom;
using ast::is;
using ast::Name;
using ast::Nonlocal;
using ast::Operator;
using ast::Raise;
using ast::Return;
using ast::Seq;
using ast::Statement;
using ast::Subscript;
using ast::Yield;
using ast::YieldFrom;

bool Parser::statements(List<Statement>& list) {
  bool any = false;
  while (statement(list)) any = true;
  return any;
}

bool Parser::statement(List<Statement>& list) {
  if (Statement* compound = compound_statement()) {
    list.push(compound);
    return true;
  }
  return simple_statements(list);
}

// One line of statements with semicolons between them.
bool Parser::simple_statements(List<Statement>& list) {
  const Mark start = mark_;
  const std::size_t before = list.size();
  while (Statement* next = simple_statement()) {
    list.push(next);
    if (!accept(TokenKind::Semicolon)) break;
  }
  if (list.size() > before && accept(TokenKind::Newline)) return true;
  list.shrink(before);
  mark_ = start;
  return false;
}

Statement* Parser::simple_statement() {
  switch (peek().kind) {
    case TokenKind::Import:
    case TokenKind::From:
    case TokenKind::Return:
    case TokenKind::Raise:
    case TokenKind::Pass:
    case TokenKind::Del:
    case TokenKind::Assert:
    case TokenKind::Break:
    case TokenKind::Continue:
    case TokenKind::Global:
    case TokenKind::Nonlocal:
      return memoised(Rule::SimpleStatement, [this] { return keyword_statement(); });
    default: return memoised(Rule::SimpleStatement, [this] { return expression_statement(); });
  }
}

Statement* Parser::keyword_statement() {
  const Mark start = mark_;
  switch (peek().kind) {
    case TokenKind::Import: return import_name();
    case TokenKind::From: return import_from();
    case TokenKind::Return: return return_statement();
    case TokenKind::Raise: return raise_statement();
    case TokenKind::Del: return delete_statement();
    case TokenKind::Assert: return assert_statement();
    case TokenKind::Global:
    case TokenKind::Nonlocal: return scope_statement();
    case TokenKind::Pass: ++mark_; return make<ast::Pass>(start);
    case TokenKind::Break: ++mark_; return make<Break>(start);
    default: ++mark_; return make<Continue>(start);
  }
}

// Assignments and expressions.
Statement* Parser::expression_statement() {
  const Mark start = mark_;
  if (!quick()) {
    if (Statement* found = assignment()) return found;
  }
  Expression* value = star_expressions();
  if (value && quick() && !at(TokenKind::Newline)) return quick_assignment(start, value);
  if (!value) value = yield_expression();
  if (!value) return nullptr;
  auto* statement = make<Expr>(start);
  statement->value = value;
  return statement;
}

std::optional<Operator> Parser::augmented(TokenKind kind) {
  if (kind < TokenKind::PlusEqual || kind > TokenKind::DoubleSlashEqual) return std::nullopt;
  return static_cast<Operator>(static_cast<int>(kind) - static_cast<int>(TokenKind::PlusEqual));
}
static_assert(static_cast<int>(TokenKind::DoubleSlashEqual) -
                  static_cast<int>(TokenKind::PlusEqual) ==
              static_cast<int>(Operator::FloorDiv));

// `first` has been read as an expression; the token after it tells what it really is.
Statement* Parser::quick_assignment(Mark start, Expression* first) {
  const bool single = is<Name>(*first) || is<Attribute>(*first) || is<Subscript>(*first);
  if (at(TokenKind::Colon)) {
    if (!single) return reset(start);
    const bool simple = is<Name>(*first) && mark_ == start + 1;
    make_store(first);
    return finish_annotation(start, first, simple);
  }
  if (at(TokenKind::Equal)) {
    List<Expression> targets(*this);
    Expression* value = first;
    while (accept(TokenKind::Equal)) {
      if (is<Yield>(*value) || is<YieldFrom>(*value) || !make_store(value)) return reset(start);
      targets.push(value);
      value = value_after_equal();
      if (!value) return reset(start);
    }
    auto* assign = make<Assign>(start);
    assign->targets = targets.finish();
    assign->value = value;
    return assign;
  }
  if (std::optional<Operator> op = augmented(peek().kind)) {
    if (!single) return reset(start);
    ++mark_;
    make_store(first);
    Expression* value = value_after_equal();
    if (!value) return reset(start);
    auto* assign = make<AugAssign>(start);
    assign->target = first;
    assign->op = *op;
    assign->value = value;
    return assign;
  }
  auto* statement = make<Expr>(start);
  statement->value = first;
  return statement;
}

// From the colon after an annotated target.
Statement* Parser::finish_annotation(Mark start, Expression* target, bool simple) {
  if (!accept(TokenKind::Colon)) return reset(start);
  Expression* annotation = expression();
  if (!annotation) return reset(start);
  Expression* value = nullptr;
  const Mark before = mark_;
  if (accept(TokenKind::Equal)) {
    value = value_after_equal();
    if (!value) mark_ = before;
  }
  auto* assign = make<AnnAssign>(start);
  assign->target = target;
  assign->annotation = annotation;
  assign->value = value;
  assign->simple = simple;
  return assign;
}

Statement* Parser::assignment() {
  const Mark start = mark_;
  if (at(TokenKind::Name) && peek_second().kind == TokenKind::Colon) {
    Name* target = name();
    target->ctx = ExprContext::Store;
    if (Statement* found = finish_annotation(start, target, true)) return found;
  }
  mark_ = start;
  Expression* target = nullptr;
  if (accept(TokenKind::LeftParen)) {
    target = single_target();
    if (!target || !accept(TokenKind::RightParen)) target = reset(start);
  }
  if (!target) target = attribute_or_subscript(ExprContext::Store);
  if (target) {
    if (Statement* found = finish_annotation(start, target, false)) return found;
  }
  mark_ = start;

  List<Expression> targets(*this);
  for (;;) {
    const Mark before = mark_;
    Expression* next = star_targets();
    if (!next || !accept(TokenKind::Equal)) {
      mark_ = before;
      break;
    }
    targets.push(next);
  }
  if (!targets.empty()) {
    Expression* value = value_after_equal();
    if (value && !at(TokenKind::Equal)) {
      auto* assign = make<Assign>(start);
      assign->targets = targets.finish();
      assign->value = value;
      return assign;
    }
  }
  mark_ = start;

  target = single_target();
  if (std::optional<Operator> op = target ? augmented(peek().kind) : std::nullopt) {
    ++mark_;
    // Nothing but an augmented assignment is possible from here on.
    Expression* value = value_after_equal();
    if (!value) return reset(start);
    auto* assign = make<AugAssign>(start);
    assign->target = target;
    assign->op = *op;
    assign->value = value;
    return assign;
  }
  mark_ = start;
  if (explaining()) invalid_assignment();
  return nullptr;
}

Statement* Parser::return_statement() {
  const Mark start = mark_++;
  Expression* value = star_expressions();
  auto* statement = make<Return>(start);
  statement->value = value;
  return statement;
}

Statement* Parser::raise_statement() {
  const Mark start = mark_++;
  Expression* exception = expression();
  Expression* cause = nullptr;
  if (exception && at(TokenKind::From)) {
    const Mark before = mark_++;
    cause = expression();
    if (!cause) mark_ = before;
  }
  auto* statement = make<Raise>(start);
  statement->exc = exception;
  statement->cause = cause;
  return statement;
}

// `global` and `nonlocal`.
Statement* Parser::scope_statement() {
  const Mark start = mark_;
  const bool is_global = at(TokenKind::Global);
  ++mark_;
  boost::container::small_vector<Identifier, 8> names;
  while (at(TokenKind::Name)) {
    names.push_back(identifier_of(tokens_[mark_++]));
    const Mark before = mark_;
    if (accept(TokenKind::Comma) && at(TokenKind::Name)) continue;
    mark_ = before;
    break;
  }
  if (names.empty()) return reset(start);
  Seq<Identifier> copy = arena_.copy(names.data(), names.size());
  if (is_global) {
    auto* statement = make<Global>(start);
    statement->names = copy;
    return statement;
  }
  auto* statement = make<Nonlocal>(start);
  statement->names = copy;
  return statement;
}

Statement* Parser::delete_statement() {
  const Mark start = mark_++;
  List<Expression> targets(*this);
  if (delete_targets(targets) && (at(TokenKind::Semicolon) || at(TokenKind::Newline))) {
    auto* statement = make<Delete>(start);
    statement->targets = targets.finish();
    return statement;
  }
  mark_ = start;
  if (explaining()) invalid_delete();
  return nullptr;
}

Statement* Parser::assert_statement() {
  const Mark start = mark_++;
  Expression* test = expression();
  if (!test) return reset(start);
  Expression* message = nullptr;
  if (at(TokenKind::Comma)) {
    const Mark before = mark_++;
    message = expression();
    if (!message) mark_ = before;
  }
  auto* statement = make<Assert>(start);
  statement->test = test;
  statement->msg = message;
  return statement;
}

// --- imports -------------------------------------------------------------------------------------

// a.b.c as one name; empty when there is none.
Identifier Parser::dotted_name() {
  if (!at(TokenKind::Name)) return {};
  Identifier first = identifier_of(tokens_[mark_++]);
  if (!at(TokenKind::Dot)) return first;
  std::string joined(first.view());
  while (at(TokenKind::Dot)) {
    const Mark before = mark_++;
    if (!at(TokenKind::Name)) {
      mark_ = before;
      break;
    }
    joined += '.';
    joined += identifier_of(tokens_[mark_++]).view();
  }
  return arena_.intern(joined);
}

// Reads `as NAME` when all of it is there.
Identifier Parser::as_name() {
  if (!at(TokenKind::As)) return {};
  if (peek_second().kind != TokenKind::Name) return {};
  mark_ += 2;
  return identifier_of(tokens_[mark_ - 1]);
}

Statement* Parser::import_name() {
  const Mark start = mark_++;
  List<alias> names(*this);
  for (;;) {
    const Mark first = mark_;
    Identifier module = dotted_name();
    if (!module) break;
    Identifier bound = as_name();
    auto* imported = make<alias>(first);
    imported->name = module;
    imported->asname = bound;
    names.push(imported);
    const Mark before = mark_;
    if (accept(TokenKind::Comma) && at(TokenKind::Name)) continue;
    mark_ = before;
    break;
  }
  if (names.empty()) return reset(start);
  auto* statement = make<Import>(start);
  statement->names = names.finish();
  return statement;
}

Statement* Parser::import_from() {
  const Mark start = mark_++;
  std::uint32_t level = 0;
  for (;; ++mark_) {
    if (at(TokenKind::Dot))
      level += 1;
    else if (at(TokenKind::Ellipsis))
      level += 3;
    else
      break;
  }
  Identifier module = dotted_name();
  if ((!module && level == 0) || !accept(TokenKind::Import)) return reset(start);
  auto names = import_targets();
  if (!names) return reset(start);
  auto* statement = make<ImportFrom>(start);
  statement->module = module;
  statement->names = *names;
  statement->level = level;
  return statement;
}

std::optional<Seq<alias*>> Parser::import_targets() {
  const Mark start = mark_;
  List<alias> names(*this);
  if (accept(TokenKind::LeftParen)) {
    if (import_aliases(names)) {
      accept(TokenKind::Comma);
      if (accept(TokenKind::RightParen)) return names.finish();
    }
    mark_ = start;
    return std::nullopt;
  }
  if (import_aliases(names)) {
    if (!at(TokenKind::Comma)) return names.finish();
    mark_ = start;
  } else if (accept(TokenKind::Star)) {
    auto* all = make<alias>(start);
    all->name = arena_.intern("*");
    names.push(all);
    return names.finish();
  }
  if (explaining()) invalid_import_targets();
  return std::nullopt;
}

bool Parser::import_aliases(List<alias>& list) {
  while (at(TokenKind::Name)) {
    const Mark first = mark_;
    Identifier imported_name = identifier_of(tokens_[mark_++]);
    Identifier bound = as_name();
    auto* imported = make<alias>(first);
    imported->name = imported_name;
    imported->asname = bound;
    list.push(imported);
    const Mark before = mark_;
    if (accept(TokenKind::Comma) && at(TokenKind::Name)) continue;
    mark_ = before;
    break;
  }
  return !list.empty();
}

}  // namespace vitro::compiler
