// Statements that hold blocks of other statements.
#include "compiler/parser_internal.hpp"

namespace vitro::compiler {

using ast::AsyncFor;
using ast::AsyncFunctionDef;
using ast::AsyncWith;
using ast::ClassDef;
using ast::ExceptHandler;
using ast::Expression;
using ast::For;
using ast::FunctionDef;
using ast::If;
using ast::keyword;
using ast::Seq;
using ast::Statement;
using ast::Try;
using ast::TryStar;
using ast::While;
using ast::With;
using ast::withitem;

Statement* Parser::compound_statement() {
  switch (peek().kind) {
    case TokenKind::At:
    case TokenKind::Def:
    case TokenKind::Class: return decorated();
    case TokenKind::If: return if_statement();
    case TokenKind::While: return while_statement();
    case TokenKind::For: return for_statement();
    case TokenKind::With: return with_statement();
    case TokenKind::Try: return try_statement();
    case TokenKind::Async: {
      if (Statement* found = function({})) return found;
      if (Statement* found = with_statement()) return found;
      return for_statement();
    }
    case TokenKind::Name: return at_word("match") ? match_statement() : nullptr;
    default: return nullptr;
  }
}

Seq<Statement*>* Parser::block() {
  return memoised(Rule::Block, [this]() -> Seq<Statement*>* {
    const Mark start = mark_;
    List<Statement> list(*this);
    if (accept(TokenKind::Newline)) {
      const bool fits = accept(TokenKind::Indent) && statements(list) && accept(TokenKind::Dedent);
      if (!fits) {
        if (explaining() && mark_ == start + 1 && !at(TokenKind::Indent)) {
          raise_last(Kind::IndentationError, "expected an indented block");
        }
        return reset(start);
      }
    } else if (!simple_statements(list)) {
      return nullptr;
    }
    auto* result = arena_.make_plain<Seq<Statement*>>();
    *result = list.finish();
    return result;
  });
}

// Functions and classes, with the decorators before them.
Statement* Parser::decorated() {
  const Mark start = mark_;
  List<Expression> decorators(*this);
  while (accept(TokenKind::At)) {
    Expression* decorator = named_expression();
    if (!decorator || !accept(TokenKind::Newline)) return reset(start);
    decorators.push(decorator);
  }
  Seq<Expression*> list = decorators.finish();
  Statement* result = at(TokenKind::Class) ? class_definition(list) : function(list);
  return result ? result : reset(start);
}

Statement* Parser::function(Seq<Expression*> decorators) {
  if (explaining()) invalid_function();
  const Mark start = mark_;
  const bool is_async = accept(TokenKind::Async);
  if (!accept(TokenKind::Def) || !at(TokenKind::Name)) return reset(start);
  Identifier function_name = identifier_of(tokens_[mark_++]);
  if (!force(TokenKind::LeftParen, "(")) return reset(start);
  ast::arguments* parameters = parameters_or_none(Context::Function);
  if (!accept(TokenKind::RightParen)) return reset(start);
  Expression* returns = nullptr;
  const Mark before = mark_;
  if (accept(TokenKind::Arrow)) {
    returns = expression();
    if (!returns) mark_ = before;
  }
  if (!force(TokenKind::Colon, ":")) return reset(start);
  Seq<Statement*>* body = block();
  if (!body) return reset(start);
  FunctionDef* result = is_async ? make<AsyncFunctionDef>(start) : make<FunctionDef>(start);
  result->name = function_name;
  result->args = parameters;
  result->body = *body;
  result->decorator_list = decorators;
  result->returns = returns;
  return result;
}

Statement* Parser::class_definition(Seq<Expression*> decorators) {
  if (explaining()) invalid_class();
  const Mark start = mark_;
  if (!accept(TokenKind::Class) || !at(TokenKind::Name)) return reset(start);
  Identifier class_name = identifier_of(tokens_[mark_++]);
  CallArguments* given = nullptr;
  const Mark before = mark_;
  if (accept(TokenKind::LeftParen)) {
    given = arguments();
    if (!accept(TokenKind::RightParen)) mark_ = before;
  }
  if (!accept(TokenKind::Colon)) return reset(start);
  Seq<Statement*>* body = block();
  if (!body) return reset(start);
  auto* result = make<ClassDef>(start);
  result->name = class_name;
  if (given) {
    result->bases = given->args;
    result->keywords = given->keywords;
  }
  result->body = *body;
  result->decorator_list = decorators;
  return result;
}

// A chain of `elif` may be long, so it is read by a loop: each becomes the only statement of the
// one before's `orelse`.
Statement* Parser::if_statement() {
  const Mark start = mark_;
  List<If> chain(*this);
  TokenKind keyword = TokenKind::If;
  for (;;) {
    const Mark branch = mark_;
    if (explaining()) invalid_if(keyword);
    Expression* test = nullptr;
    Seq<Statement*>* body = nullptr;
    if (accept(keyword)) {
      test = named_expression();
      if (test && accept(TokenKind::Colon)) body = block();
    }
    if (!body) {
      mark_ = branch;
      if (chain.empty()) return nullptr;
      break;
    }
    auto* result = make<If>(branch);
    result->test = test;
    result->body = *body;
    chain.push(result);
    keyword = TokenKind::Elif;
    if (!at(TokenKind::Elif)) {
      else_block(result->orelse);
      break;
    }
  }
  // All branches end where the last one does.
  const Span whole = span_from(start);
  for (std::size_t index = chain.size(); index-- > 0;) {
    If* branch = chain[index];
    branch->span = join(branch->span, whole);
    if (index == 0) return branch;
    auto* statement = static_cast<Statement*>(branch);
    chain[index - 1]->orelse = arena_.copy(&statement, 1);
  }
  return nullptr;
}

bool Parser::else_block(Seq<Statement*>& orelse) {
  if (!at(TokenKind::Else)) return false;
  const Mark start = mark_;
  if (explaining()) invalid_block_after("'else' statement", start);
  if (accept(TokenKind::Else) && force(TokenKind::Colon, ":")) {
    if (Seq<Statement*>* body = block()) {
      orelse = *body;
      return true;
    }
  }
  mark_ = start;
  return false;
}

bool Parser::finally_block(Seq<Statement*>& body) {
  if (!at(TokenKind::Finally)) return false;
  const Mark start = mark_;
  if (explaining()) invalid_block_after("'finally' statement", start);
  if (accept(TokenKind::Finally) && force(TokenKind::Colon, ":")) {
    if (Seq<Statement*>* found = block()) {
      body = *found;
      return true;
    }
  }
  mark_ = start;
  return false;
}

Statement* Parser::while_statement() {
  if (explaining()) invalid_while();
  const Mark start = mark_;
  if (!accept(TokenKind::While)) return nullptr;
  Expression* test = named_expression();
  if (!test || !accept(TokenKind::Colon)) return reset(start);
  Seq<Statement*>* body = block();
  if (!body) return reset(start);
  Seq<Statement*> orelse;
  else_block(orelse);
  auto* result = make<While>(start);
  result->test = test;
  result->body = *body;
  result->orelse = orelse;
  return result;
}

Statement* Parser::for_statement() {
  if (explaining()) invalid_for();
  const Mark start = mark_;
  const bool is_async = accept(TokenKind::Async);
  if (accept(TokenKind::For)) {
    Expression* target = star_targets();
    if (target && accept(TokenKind::In)) {
      // From here on nothing but a loop is possible.
      Expression* iterable = star_expressions();
      if (!iterable || !accept(TokenKind::Colon)) return reset(start);
      Seq<Statement*>* body = block();
      if (!body) return reset(start);
      Seq<Statement*> orelse;
      else_block(orelse);
      For* result = is_async ? make<AsyncFor>(start) : make<For>(start);
      result->target = target;
      result->iter = iterable;
      result->body = *body;
      result->orelse = orelse;
      return result;
    }
  }
  mark_ = start;
  if (explaining()) invalid_for_target();
  return nullptr;
}

Statement* Parser::with_statement() {
  if (explaining()) invalid_with_indent();
  const Mark start = mark_;
  const bool is_async = accept(TokenKind::Async);
  if (accept(TokenKind::With)) {
    const Mark after_keyword = mark_;
    List<withitem> items(*this);
    auto finish = [&]() -> Statement* {
      Seq<Statement*>* body = block();
      if (!body) return nullptr;
      With* result = is_async ? make<AsyncWith>(start) : make<With>(start);
      result->items = items.finish();
      result->body = *body;
      return result;
    };
    if (accept(TokenKind::LeftParen) && with_items(items)) {
      accept(TokenKind::Comma);
      if (accept(TokenKind::RightParen) && accept(TokenKind::Colon)) {
        if (Statement* result = finish()) return result;
      }
    }
    mark_ = after_keyword;
    items.shrink(0);
    if (with_items(items) && accept(TokenKind::Colon)) {
      if (Statement* result = finish()) return result;
    }
  }
  mark_ = start;
  if (explaining()) invalid_with();
  return nullptr;
}

bool Parser::with_items(List<withitem>& list) {
  withitem* next = with_item();
  if (!next) return false;
  list.push(next);
  while (at(TokenKind::Comma)) {
    const Mark before = mark_++;
    next = with_item();
    if (!next) {
      mark_ = before;
      break;
    }
    list.push(next);
  }
  return true;
}

withitem* Parser::with_item() {
  const Mark start = mark_;
  Expression* context = expression();
  Expression* target = nullptr;
  const Mark after_context = mark_;
  if (context && accept(TokenKind::As)) {
    target = star_target();
    const bool ends =
        target && (at(TokenKind::Comma) || at(TokenKind::RightParen) || at(TokenKind::Colon));
    if (!ends) target = nullptr;
  }
  if (!target && (!context || explaining() || mark_ != after_context)) {
    mark_ = start;
    if (explaining()) invalid_with_item();
    context = expression();
    if (!context) return nullptr;
  }
  auto* item = arena_.make<withitem>(Span());
  item->context_expr = context;
  item->optional_vars = target;
  return item;
}

Statement* Parser::try_statement() {
  if (explaining()) invalid_try();
  const Mark start = mark_;
  if (!accept(TokenKind::Try) || !force(TokenKind::Colon, ":")) return reset(start);
  Seq<Statement*>* body = block();
  if (!body) return reset(start);
  Seq<Statement*> finalbody;
  if (finally_block(finalbody)) {
    auto* result = make<Try>(start);
    result->body = *body;
    result->finalbody = finalbody;
    return result;
  }
  List<ExceptHandler> handlers(*this);
  bool star = false;
  while (ExceptHandler* handler = except_block()) handlers.push(handler);
  if (handlers.empty()) {
    star = true;
    while (ExceptHandler* handler = except_star_block()) handlers.push(handler);
  }
  if (handlers.empty()) return reset(start);
  Seq<Statement*> orelse;
  else_block(orelse);
  finally_block(finalbody);
  Try* result = star ? make<TryStar>(start) : make<Try>(start);
  result->body = *body;
  result->handlers = handlers.finish();
  result->orelse = orelse;
  result->finalbody = finalbody;
  return result;
}

ExceptHandler* Parser::except_block() {
  if (!at(TokenKind::Except)) return nullptr;
  if (explaining()) invalid_except_indent(false);
  const Mark start = mark_;
  if (accept(TokenKind::Except)) {
    Expression* type = expression();
    Identifier bound = type ? as_name() : Identifier();
    if (accept(TokenKind::Colon)) {
      if (Seq<Statement*>* body = block()) {
        auto* handler = make<ExceptHandler>(start);
        handler->type = type;
        handler->name = bound;
        handler->body = *body;
        return handler;
      }
    }
  }
  mark_ = start;
  if (explaining()) invalid_except();
  return nullptr;
}

ExceptHandler* Parser::except_star_block() {
  if (!at(TokenKind::Except)) return nullptr;
  if (explaining()) invalid_except_indent(true);
  const Mark start = mark_;
  if (accept(TokenKind::Except) && accept(TokenKind::Star)) {
    Expression* type = expression();
    Identifier bound = type ? as_name() : Identifier();
    if (type && accept(TokenKind::Colon)) {
      if (Seq<Statement*>* body = block()) {
        auto* handler = make<ExceptHandler>(start);
        handler->type = type;
        handler->name = bound;
        handler->body = *body;
        return handler;
      }
    }
  }
  mark_ = start;
  if (explaining()) invalid_except();
  return nullptr;
}

}  // namespace vitro::compiler
