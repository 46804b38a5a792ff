// Known mistakes in statements and patterns. Each rule here reports what it recognises or does
// nothing, and leaves the position where it was.
#include "compiler/parser_internal.hpp"

namespace vitro::compiler {

using ast::alias;
using ast::Expression;
using ast::keyword;
using ast::Node;
using ast::Pattern;

void Parser::invalid_assignment() {
  const Mark start = mark_;
  if (Expression* target = invalid_annotation_target();
      target && accept(TokenKind::Colon) && expression()) {
    raise_at(target->span,
             std::string("only single target (not ") + describe(*target) + ") can be annotated");
  }
  mark_ = start;
  if (Expression* first = star_named_expression(); first && accept(TokenKind::Comma)) {
    List<Expression> rest(*this);
    while (star_named_expressions(rest)) {
    }
    if (accept(TokenKind::Colon) && expression()) {
      raise_at(first->span, "only single target (not tuple) can be annotated");
    }
  }
  mark_ = start;
  if (Expression* target = expression(); target && accept(TokenKind::Colon) && expression()) {
    raise_at(target->span, "illegal target for annotation");
  }
  mark_ = start;
  // Chains of good targets before the bad one.
  auto skip_good_targets = [this] {
    for (;;) {
      const Mark before = mark_;
      if (star_targets() && accept(TokenKind::Equal)) continue;
      mark_ = before;
      return;
    }
  };
  skip_good_targets();
  if (Expression* target = star_expressions(); target && at(TokenKind::Equal))
    raise_invalid_target(Targets::Star, target);
  mark_ = start;
  skip_good_targets();
  if (Expression* target = yield_expression(); target && at(TokenKind::Equal)) {
    raise_at(target->span, "assignment to yield expression not possible");
  }
  mark_ = start;
  if (Expression* target = star_expressions(); target && augmented(peek().kind)) {
    ++mark_;
    if (value_after_equal()) {
      raise_at(target->span, std::string("'") + describe(*target) +
                                 "' is an illegal expression for augmented assignment");
    }
  }
  mark_ = start;
}

Expression* Parser::invalid_annotation_target() {
  if (Expression* found = list()) return found;
  if (Expression* found = tuple()) return found;
  const Mark start = mark_;
  if (!accept(TokenKind::LeftParen)) return nullptr;
  Expression* inner = invalid_annotation_target();
  return inner && accept(TokenKind::RightParen) ? inner : reset(start);
}

void Parser::invalid_delete() {
  const Mark start = mark_;
  if (accept(TokenKind::Del)) raise_invalid_target(Targets::Del, star_expressions());
  mark_ = start;
}

void Parser::invalid_import_targets() {
  const Mark start = mark_;
  List<alias> names(*this);
  if (import_aliases(names) && accept(TokenKind::Comma) && at(TokenKind::Newline)) {
    // Where CPython has read up to is part of the position, so the newline counts as read.
    raise_here("trailing comma not allowed without surrounding parentheses");
  }
  mark_ = start;
}

// At the end of the line a block begins after: nothing is indented. Call with the newline next.
void Parser::invalid_block_here(const char* construct, Mark keyword) {
  const Mark start = mark_;
  if (accept(TokenKind::Newline) && !at(TokenKind::Indent)) raise_indentation(construct, keyword);
  mark_ = start;
}

// KEYWORD ':' and no block.
void Parser::invalid_block_after(const char* construct, Mark keyword) {
  mark_ = keyword + 1;
  if (accept(TokenKind::Colon)) invalid_block_here(construct, keyword);
  mark_ = keyword;
}

// A condition after `if`, `elif` or `while`, with the colon or the block missing.
void Parser::invalid_condition(TokenKind keyword, const char* construct) {
  const Mark start = mark_;
  if (!accept(keyword)) return;
  if (named_expression()) {
    if (at(TokenKind::Newline)) raise_here("expected ':'");
    if (accept(TokenKind::Colon)) invalid_block_here(construct, start);
  }
  mark_ = start;
}

void Parser::invalid_if(TokenKind keyword) {
  invalid_condition(keyword, keyword == TokenKind::If ? "'if' statement" : "'elif' statement");
}

void Parser::invalid_while() { invalid_condition(TokenKind::While, "'while' statement"); }

void Parser::invalid_for() {
  const Mark start = mark_;
  accept(TokenKind::Async);
  const Mark keyword = mark_;
  if (accept(TokenKind::For) && star_targets() && accept(TokenKind::In) && star_expressions()) {
    if (at(TokenKind::Newline)) raise_here("expected ':'");
    if (accept(TokenKind::Colon)) invalid_block_here("'for' statement", keyword);
  }
  mark_ = start;
}

void Parser::invalid_function() {
  const Mark start = mark_;
  accept(TokenKind::Async);
  const Mark keyword = mark_;
  if (accept(TokenKind::Def) && accept(TokenKind::Name) && accept(TokenKind::LeftParen)) {
    parameters_or_none(Context::Function);
    if (accept(TokenKind::RightParen)) {
      const Mark before = mark_;
      if (accept(TokenKind::Arrow) && !expression()) mark_ = before;
      if (accept(TokenKind::Colon)) invalid_block_here("function definition", keyword);
    }
  }
  mark_ = start;
}

void Parser::invalid_class() {
  const Mark start = mark_;
  if (accept(TokenKind::Class) && accept(TokenKind::Name)) {
    const Mark before = mark_;
    if (accept(TokenKind::LeftParen)) {
      arguments();
      if (!accept(TokenKind::RightParen)) mark_ = before;
    }
    if (at(TokenKind::Newline)) raise_here("expected ':'");
    if (accept(TokenKind::Colon)) invalid_block_here("class definition", start);
  }
  mark_ = start;
}

// --- with ----------------------------------------------------------------------------------------

void Parser::invalid_with_item() {
  const Mark start = mark_;
  if (expression() && accept(TokenKind::As)) {
    Expression* target = expression();
    if (target && (at(TokenKind::Comma) || at(TokenKind::RightParen) || at(TokenKind::Colon))) {
      raise_invalid_target(Targets::Star, target);
    }
  }
  mark_ = start;
}

// Items as loosely as can be: an expression, perhaps with a target. In parentheses even tuples
// count.
bool Parser::loose_with_items(bool parenthesised) {
  bool any = false;
  for (;;) {
    const Mark before = mark_;
    if (any && !accept(TokenKind::Comma)) return true;
    if (!(parenthesised ? expressions() : expression())) {
      mark_ = before;
      return any;
    }
    any = true;
    const Mark before_as = mark_;
    if (accept(TokenKind::As) && !star_target()) mark_ = before_as;
  }
}

void Parser::invalid_with() {
  const Mark start = mark_;
  accept(TokenKind::Async);
  if (accept(TokenKind::With)) {
    const Mark after_keyword = mark_;
    if (loose_with_items(false) && at(TokenKind::Newline)) raise_here("expected ':'");
    mark_ = after_keyword;
    if (accept(TokenKind::LeftParen) && loose_with_items(true)) {
      accept(TokenKind::Comma);
      if (accept(TokenKind::RightParen) && at(TokenKind::Newline)) raise_here("expected ':'");
    }
  }
  mark_ = start;
}

void Parser::invalid_with_indent() {
  const Mark start = mark_;
  accept(TokenKind::Async);
  const Mark keyword = mark_;
  if (accept(TokenKind::With)) {
    if (loose_with_items(false) && accept(TokenKind::Colon))
      invalid_block_here("'with' statement", keyword);
    mark_ = keyword + 1;
    if (accept(TokenKind::LeftParen) && loose_with_items(true)) {
      accept(TokenKind::Comma);
      if (accept(TokenKind::RightParen) && accept(TokenKind::Colon))
        invalid_block_here("'with' statement", keyword);
    }
  }
  mark_ = start;
}

// --- try -----------------------------------------------------------------------------------------

void Parser::invalid_try() {
  const Mark start = mark_;
  if (!accept(TokenKind::Try)) return;
  if (accept(TokenKind::Colon)) {
    const Mark after_colon = mark_;
    invalid_block_here("'try' statement", start);
    mark_ = after_colon;
    if (block() && !at(TokenKind::Except) && !at(TokenKind::Finally)) {
      raise_here("expected 'except' or 'finally' block");
    }
    mark_ = after_colon;
    while (block()) {
    }
    const Mark handlers = mark_;
    constexpr const char* kMixed = "cannot have both 'except' and 'except*' on the same 'try'";
    bool any = false;
    while (except_block()) any = true;
    Mark other = mark_;
    if (any && accept(TokenKind::Except) && accept(TokenKind::Star) && expression()) {
      as_name();
      if (at(TokenKind::Colon))
        raise_range(tokens_[other].span(), tokens_[other + 1].span(), kMixed);
    }
    mark_ = handlers;
    any = false;
    while (except_star_block()) any = true;
    other = mark_;
    if (any && accept(TokenKind::Except)) {
      if (expression()) as_name();
      if (at(TokenKind::Colon)) raise_at(other, kMixed);
    }
  }
  mark_ = start;
}

void Parser::invalid_except() {
  const Mark start = mark_;
  if (!accept(TokenKind::Except)) return;
  accept(TokenKind::Star);
  const Mark after_star = mark_;
  if (Expression* first = expression(); first && accept(TokenKind::Comma) && expressions()) {
    as_name();
    if (at(TokenKind::Colon)) {
      ++mark_;
      raise_from(first->span, "multiple exception types must be parenthesized");
    }
  }
  mark_ = after_star;
  if (expression()) {
    as_name();
    if (at(TokenKind::Newline)) raise_here("expected ':'");
  }
  mark_ = start + 1;
  if (at(TokenKind::Newline)) raise_here("expected ':'");
  if (accept(TokenKind::Star) && (at(TokenKind::Newline) || at(TokenKind::Colon))) {
    raise_here("expected one or more exception types");
  }
  mark_ = start;
}

void Parser::invalid_except_indent(bool star) {
  const Mark start = mark_;
  if (!accept(TokenKind::Except)) return;
  if (!star || accept(TokenKind::Star)) {
    const char* construct = star ? "'except*' statement" : "'except' statement";
    if (expression()) {
      as_name();
      if (accept(TokenKind::Colon)) invalid_block_here(construct, start);
    } else if (!star && accept(TokenKind::Colon)) {
      invalid_block_here(construct, start);
    }
  }
  mark_ = start;
}

// --- match ---------------------------------------------------------------------------------------

void Parser::invalid_match() {
  const Mark start = mark_;
  if (accept_word("match") && subject()) {
    if (at(TokenKind::Newline)) raise_here("expected ':'");
    if (accept(TokenKind::Colon)) invalid_block_here("'match' statement", start);
  }
  mark_ = start;
}

void Parser::invalid_case() {
  const Mark start = mark_;
  if (accept_word("case") && patterns()) {
    const Mark before = mark_;
    if (accept(TokenKind::If) && !named_expression()) mark_ = before;
    if (at(TokenKind::Newline)) raise_here("expected ':'");
    if (accept(TokenKind::Colon)) invalid_block_here("'case' statement", start);
  }
  mark_ = start;
}

void Parser::invalid_as_pattern() {
  const Mark start = mark_;
  if (or_pattern() && accept(TokenKind::As)) {
    if (at_word("_")) raise_at(mark_, "cannot use '_' as a target");
    if (!at(TokenKind::Name)) {
      if (Expression* target = expression()) raise_at(target->span, "invalid pattern target");
    }
  }
  mark_ = start;
}

void Parser::invalid_class_pattern() {
  const Mark start = mark_;
  if (name_or_attribute() && accept(TokenKind::LeftParen)) {
    const Mark after_open = mark_;
    List<Pattern> positional(*this);
    if (!positional_patterns(positional) || !accept(TokenKind::Comma)) mark_ = after_open;
    List<Node> named(*this);
    if (keyword_patterns(named) && accept(TokenKind::Comma)) {
      List<Pattern> wrong(*this);
      if (positional_patterns(wrong)) {
        raise_range(wrong[0]->span, wrong.back()->span,
                    "positional patterns follow keyword patterns");
      }
    }
  }
  mark_ = start;
}

}  // namespace vitro::compiler
